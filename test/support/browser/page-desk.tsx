import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { render } from "vitest-browser-react";
import { KeyboardLayer } from "../../../renderer/app/keyboard/keyboard-layer.tsx";
import { createDesk, type Desk } from "../../../renderer/stores/desk.ts";
import { DeskProvider } from "../../../renderer/stores/desk-context.tsx";
import { ROLES } from "../../../shared/agreement/roles.ts";
import type { PersonHere } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import {
  type DraftScript,
  draftScript,
  type Script,
  type ScriptedClient,
  scriptedClient,
} from "../window/scripted-client.ts";
import { storageOf } from "../window/storage-of.ts";

const ASHA: PersonHere = { id: asId("p1"), name: "Asha Bello", team: "Service Desk", roles: ROLES };

/** A desk in this page, with one person at it, that answers what was written down. */
export interface PageDesk {
  readonly desk: Desk;
  readonly client: ScriptedClient;
  readonly drafts: DraftScript;
  /** Draws something on the desk, with its keys bound. */
  show(what: ReactNode): Promise<Awaited<ReturnType<typeof render>>>;
}

export function pageDesk(script: Script = {}, now: () => number = Date.now): PageDesk {
  const drafts = draftScript(now);
  const client = scriptedClient({ ...drafts, ...script });
  const desk = createDesk({
    client,
    time: {
      now,
      after(ms, work) {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
    address: { read: () => "", write() {}, subscribe: () => () => {} },
    storage: storageOf(),
    zone: undefined,
    drawn: () => Promise.resolve(),
  });
  desk.session.setState({
    session: {
      person: { ...ASHA, hasPassword: false, needsCode: false, heldBack: [] },
      isLocked: false,
      choices: [],
      waitMs: 0,
    },
  });
  desk.status.setState({
    status: {
      isSetUp: true,
      deskFile: "test.desk",
      stationId: asId("s1"),
      stationCode: "A",
      productVersion: "0",
      host: "browser",
      agreementsInUse: ["stockport"],
      people: [ASHA],
      teams: ["Service Desk"],
      sites: ["Bramhall High"],
      customers: [{ name: "Bramhall High", agreement: null }],
      clocksCheckedAt: null,
      clockJumps: [],
      fileHeldAt: null,
      troubles: { told: [], count: 0 },
      sharing: null,
      position: 0,
      now: now(),
    },
    problem: null,
  });
  return {
    desk,
    client,
    drafts,
    show: (what) =>
      render(
        <I18nProvider locale="en-GB">
          <DeskProvider desk={desk}>
            <KeyboardLayer>{what}</KeyboardLayer>
          </DeskProvider>
        </I18nProvider>,
      ),
  };
}
