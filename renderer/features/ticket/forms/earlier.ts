import type { Instant } from "../../../../shared/kernel/instant.ts";
import { readMoment } from "../../../components/form-controls/read-moment.ts";
import type { FormField, FormSetting, FormSpec, FormValues } from "./form-spec.ts";
import { spokenOf } from "./read-form.ts";

/** When something happened that is noted down only now, and why that counts where people were told of a miss meanwhile. */
export interface Told {
  readonly happenedAt?: Instant;
  readonly happenedBecause?: string;
}

export const HAPPENED_AT = "happenedAt";
export const HAPPENED_BECAUSE = "happenedBecause";

const WHEN: FormField = {
  name: HAPPENED_AT,
  label: "When it happened (empty: now)",
  type: "moment",
  lies: "behind",
  isRequired: false,
};

const WHY: FormField = {
  name: HAPPENED_BECAUSE,
  label: "Why it counts as having happened then",
  description: "People were told of a miss after that moment. What they were told stays in the history.",
  type: "prose",
  isRequired: false,
};

/** A form for what may have happened before it is noted down. */
export function maybeEarlier(spec: FormSpec): FormSpec {
  return {
    ...spec,
    fields: (setting, values) => {
      const happenedAt = momentIn(setting, values);
      const wasTold = happenedAt !== undefined && wasToldOfMissAfter(setting, happenedAt);
      return [...spec.fields(setting, values), WHEN, ...(wasTold ? [WHY] : [])];
    },
  };
}

/** What the fields say of it; nothing where the form has none or they are left empty. */
export function toldIn(spec: FormSpec, setting: FormSetting, values: FormValues): Told {
  const names = new Set(spec.fields(setting, values).map(({ name }) => name));
  const happenedAt = names.has(HAPPENED_AT) ? momentIn(setting, values) : undefined;
  const because = names.has(HAPPENED_BECAUSE) ? (values[HAPPENED_BECAUSE] ?? "").trim() : "";
  if (happenedAt === undefined) return {};
  return { happenedAt, ...(because === "" ? {} : { happenedBecause: because }) };
}

function momentIn(setting: FormSetting, values: FormValues): Instant | undefined {
  const text = (values[HAPPENED_AT] ?? "").trim();
  if (text === "") return undefined;
  const read = readMoment(text, spokenOf(setting, "behind"));
  return read.ok ? read.value : undefined;
}

const MISSED_PERCENT = 100;

function wasToldOfMissAfter({ model }: FormSetting, happenedAt: Instant): boolean {
  return model.events.some(
    (event) => event.type === "ThresholdReached" && event.percent >= MISSED_PERCENT && event.at > happenedAt,
  );
}
