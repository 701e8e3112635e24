import { I18nProvider } from "react-aria-components";
import type { Desk } from "../stores/desk.ts";
import { DeskProvider } from "../stores/desk-context.tsx";

export function App({ desk }: { readonly desk: Desk }) {
  return (
    <I18nProvider locale="en-GB">
      <DeskProvider desk={desk}>
        <main>
          <h1>Deskwatch</h1>
        </main>
      </DeskProvider>
    </I18nProvider>
  );
}
