import { useEffect, useEffectEvent } from "react";
import { useStore } from "zustand";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { Button } from "../../components/button.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { siteAgreement } from "../../stores/site-agreement.ts";
import css from "./call-form.module.css";
import type { CallForm } from "./use-call-fields.ts";

/** The agreement in use here under which the people of a call's site call; null where that is not known. */
function useSiteAgreement({ values }: CallForm): AgreementDocument | null {
  const { agreements, status } = useDesk();
  const customers = useStore(status, (state) => state.status?.customers);
  const current = useStore(agreements, (state) => state.current);
  const theirs = siteAgreement(customers ?? [], values.site);
  return current.find(({ id }) => id === theirs) ?? null;
}

/** The agreement follows the school that calls, until somebody chooses another by hand. */
export function useFollowedSite(form: CallForm): void {
  const theirs = useSiteAgreement(form)?.id ?? null;
  const follow = useEffectEvent((agreementId: string) => {
    if (!form.values.isAgreementChosen && form.values.agreementId !== agreementId) form.change({ agreementId });
  });
  useEffect(() => {
    if (theirs !== null) follow(theirs);
  }, [theirs]);
}

/** Under which agreement the site calls; loud where the call would be logged under another. */
export function AgreementLine({ form, agreement }: { readonly form: CallForm; readonly agreement: AgreementDocument }) {
  const theirs = useSiteAgreement(form);
  const { values, change } = form;
  if (theirs === null) return null;
  const site = values.site.trim();
  if (theirs.id === agreement.id) {
    return (
      <p className={css["advice"]} role="status">
        {site} calls under {theirs.shortName}.
      </p>
    );
  }
  return (
    <div className={css["mismatch"]} role="alert">
      <p>
        {site} calls under {theirs.shortName}. This call would be logged under {agreement.shortName}, with its promises.
      </p>
      <Button onPress={() => change({ agreementId: theirs.id, isAgreementChosen: false })}>
        Use {theirs.shortName}
      </Button>
    </div>
  );
}
