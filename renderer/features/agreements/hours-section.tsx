import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { dateWords, rangeWords } from "../../../shared/agreement/date-words.ts";
import { HOLIDAY_WORDS } from "../../../shared/agreement/describe.ts";
import { WEEKDAYS, type Weekday } from "../../../shared/calendar/calendar-data.ts";
import css from "./agreements-screen.module.css";

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

type Weekly = AgreementDocument["calendar"]["weekly"];

/** When time counts: the week, what replaces it on some dates, and when the desk is closed. */
export function HoursSection({ agreement }: { readonly agreement: AgreementDocument }) {
  const { calendar, channels } = agreement;
  const weeks: readonly { readonly name: string; readonly weekly: Weekly }[] = [
    { name: calendar.layers.length === 0 ? "Every week" : "Otherwise", weekly: calendar.weekly },
    ...calendar.layers,
  ];
  return (
    <section className={css["section"]} aria-labelledby="agreement-hours">
      <h3 id="agreement-hours">Service hours ({calendar.zone})</h3>
      <div className={css["wide"]}>
        <table className={css["table"]}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {weeks.map((week) => (
                <th key={week.name} scope="col">
                  {week.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.map((day) => (
              <tr key={day}>
                <th scope="row">{DAY_NAMES[day]}</th>
                {weeks.map((week) => (
                  <td key={week.name} className="tabular">
                    {hoursText(week.weekly, day)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={css["lines"]}>
        {calendarLines(agreement).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h4>How to reach the desk</h4>
      <ul className={css["lines"]}>
        {channels.map((channel) => (
          <li key={channel.channel}>
            {channel.label}: {channel.hours}
            {channel.address === undefined ? "" : `, ${channel.address}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function hoursText(weekly: Weekly, day: Weekday): string {
  const hours = weekly[day] ?? [];
  return hours.length === 0 ? "closed" : hours.map(({ from, to }) => `${from} to ${to}`).join(", ");
}

function calendarLines({ calendar }: AgreementDocument): readonly string[] {
  return [
    HOLIDAY_WORDS[calendar.publicHolidays],
    ...(calendar.holidaysAdded.length === 0
      ? []
      : [`Also closed: ${calendar.holidaysAdded.map(({ date, name }) => `${dateWords(date)} (${name})`).join(", ")}`]),
    ...(calendar.holidaysRemoved.length === 0
      ? []
      : [`Open all the same: ${calendar.holidaysRemoved.map(dateWords).join(", ")}`]),
    ...calendar.recurringClosures.map((closure) => `${closure.name}: ${rangeWords(closure)} every year`),
    ...calendar.closures.map((closure) => `${closure.name}: ${rangeWords(closure)}`),
    ...calendar.layers.map((layer) => `${layer.name}: ${layer.ranges.map(rangeWords).join(", ")}`),
  ];
}
