import { expect, test } from "vitest";
import { furthest, type ImportStep } from "../../../../renderer/features/import/use-import.ts";
import type { ImportProgress } from "../../../../shared/contract/import-views.ts";

const progress = (done: number, state: ImportProgress["state"] = "running", jobId = "job"): ImportProgress => ({
  jobId,
  fileName: "log.csv",
  done,
  total: 13,
  state,
  message: "",
  summary: null,
});
const at = (heard: ImportProgress): ImportStep => ({ step: "running", progress: heard });

test("an answer overtaken by the pushes of its own job does not put the screen back", () => {
  expect(furthest(at(progress(13, "done")), progress(0))).toEqual(at(progress(13, "done")));
  expect(furthest(at(progress(7)), progress(3))).toEqual(at(progress(7)));
});

test("what is further on, has ended, or belongs to another job is shown", () => {
  expect(furthest({ step: "choose" }, progress(0))).toEqual(at(progress(0)));
  expect(furthest(at(progress(3)), progress(7))).toEqual(at(progress(7)));
  expect(furthest(at(progress(7)), progress(7, "cancelled"))).toEqual(at(progress(7, "cancelled")));
  expect(furthest(at(progress(13, "done")), progress(0, "running", "next"))).toEqual(
    at(progress(0, "running", "next")),
  );
});
