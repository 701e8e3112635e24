declare module "moment-business-time" {
  import type { Moment } from "moment";

  interface WorkingMoment extends Moment {
    addWorkingTime(amount: number, unit: "minutes"): WorkingMoment;
    workingDiff(other: Moment, unit: "minutes"): number;
  }
  interface Factory {
    (instant: number): WorkingMoment;
    updateLocale(locale: string, settings: Record<string, unknown>): void;
  }
  const moment: Factory;
  export default moment;
}
