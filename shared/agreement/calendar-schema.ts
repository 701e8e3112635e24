import { z } from "zod";
import { LocalDateText, LocalTimeText, Source } from "./source.ts";

const OpenHours = z.strictObject({ from: LocalTimeText, to: LocalTimeText });
const hoursOfDay = z.array(OpenHours).readonly().optional();
const WeeklyHours = z.strictObject({
  mon: hoursOfDay,
  tue: hoursOfDay,
  wed: hoursOfDay,
  thu: hoursOfDay,
  fri: hoursOfDay,
  sat: hoursOfDay,
  sun: hoursOfDay,
});
const DateRange = z.strictObject({ from: LocalDateText, to: LocalDateText });
const MonthDay = z.string().regex(/^\d{2}-\d{2}$/, "a day of the year is written MM-DD");

/** `CalendarData` as a schema. What the fields mean is told in `shared/calendar/calendar-data.ts`; `source` tells which clause. */
export const CalendarDocument = z.strictObject({
  zone: z.string(),
  weekly: WeeklyHours,
  layers: z
    .array(
      z.strictObject({
        name: z.string(),
        precedence: z.int(),
        ranges: z.array(DateRange).readonly(),
        weekly: WeeklyHours,
      }),
    )
    .readonly(),
  publicHolidays: z.enum(["england-and-wales", "us-federal", "none"]),
  holidaysAdded: z.array(z.strictObject({ date: LocalDateText, name: z.string() })).readonly(),
  holidaysRemoved: z.array(LocalDateText).readonly(),
  recurringClosures: z.array(z.strictObject({ name: z.string(), from: MonthDay, to: MonthDay })).readonly(),
  closures: z
    .array(
      z.strictObject({
        name: z.string(),
        from: LocalDateText,
        to: LocalDateText,
        startsAt: LocalTimeText.optional(),
        endsAt: LocalTimeText.optional(),
      }),
    )
    .readonly(),
  extraOpenings: z
    .array(z.strictObject({ name: z.string(), date: LocalDateText, hours: z.array(OpenHours).readonly() }))
    .readonly(),
});

/** Which parts of a calendar are stated and which assumed. `part` is a field of the calendar, e.g. `layers`, or `clockStart`: when a ticket that comes in closed time begins. */
export const CalendarSource = z.strictObject({ part: z.string(), source: Source });
