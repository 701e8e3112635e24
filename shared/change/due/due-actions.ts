import { z } from "zod";
import { idText, instant } from "../../kernel/input-schemas.ts";
import { ok } from "../../kernel/result.ts";
import { changeAction, logged, metaOf, refuse } from "../change-action.ts";
import { MOMENT_KINDS, stillStands } from "./moment.ts";

export const dueActions = {
  /** By the desk's timers: a due moment was reached and those it names are told. Once; and only while it is still true. */
  RecordChangeMoment: changeAction({
    type: "RecordChangeMoment",
    who: ["timer"],
    clashesWith: [],
    input: z.strictObject({
      momentId: idText("moment"),
      what: z.enum(MOMENT_KINDS),
      about: idText("record").nullable(),
      since: instant("Since when").nullable(),
      momentAt: instant("The moment"),
      dueAt: instant("The due moment"),
      to: z.array(idText("person")).max(100).readonly(),
      isLate: z.boolean(),
    }),
    may: logged,
    decide: (state, input, context) => {
      const change = logged(state);
      if (!change.ok) return change;
      const { momentId, what, about, since, momentAt, dueAt, to, isLate } = input;
      if (context.now < momentAt) return refuse({ kind: "NotDueYet", at: momentAt });
      if (!stillStands(change.value, input)) return refuse({ kind: "NoLongerTrue", momentId });
      return ok([{ type: "ChangeMomentReached", momentId, what, about, since, dueAt, to, isLate, ...metaOf(context) }]);
    },
  }),
} as const;
