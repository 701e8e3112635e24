// As much of the contenders' types as the bench uses: they are installed only where it runs, and everything else here is
// compiled and checked without them.
declare module "dayjs" {
  interface BusinessDay {
    valueOf(): number;
    addBusinessTime(amount: number, unit: "minutes"): BusinessDay;
    businessMinutesDiff(other: BusinessDay): number;
  }
  interface Hours {
    readonly start: string;
    readonly end: string;
  }
  interface Factory {
    (instant: number): BusinessDay;
    extend(plugin: unknown): void;
    setBusinessTime(week: Readonly<Record<string, readonly Hours[] | null>>): void;
    setHolidays(days: readonly string[]): void;
  }
  const dayjs: Factory;
  export default dayjs;
}

declare module "dayjs-business-time" {
  const plugin: unknown;
  export default plugin;
}

declare module "moment-business-time" {
  interface WorkingMoment {
    valueOf(): number;
    addWorkingTime(amount: number, unit: "minutes"): WorkingMoment;
    workingDiff(other: WorkingMoment, unit: "minutes"): number;
  }
  interface Factory {
    (instant: number): WorkingMoment;
    updateLocale(locale: string, settings: Readonly<Record<string, unknown>>): void;
  }
  const moment: Factory;
  export default moment;
}

declare module "opening_hours" {
  interface OpeningIterator {
    getState(): boolean;
    getDate(): Date;
    advance(): unknown;
  }
  interface Place {
    readonly lat: number;
    readonly lon: number;
    readonly address: { readonly country_code: string; readonly state: string };
  }
  export default class OpeningHours {
    constructor(hours: string, place: Place);
    getIterator(from: Date): OpeningIterator;
    getOpenDuration(from: Date, to: Date): [open: number, unknown: number];
  }
}
