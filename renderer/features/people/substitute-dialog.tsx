import { instantOfMoment } from "../../../shared/calendar/local-moment.ts";
import type { PeopleView, PersonDone, PersonView } from "../../../shared/contract/people-views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { PersonCommand } from "../../../shared/person/person-actions.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { Button } from "../../components/button.tsx";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { MomentField } from "../../components/form-controls/moment-field.tsx";
import { SelectField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useCommand } from "../../stores/forms/use-command.ts";
import { type Checked, useForm } from "../../stores/forms/use-form.ts";
import { sendPersonCommands } from "./send-person-command.ts";
import { useDeskMoments } from "./use-desk-moments.ts";

interface Typed {
  readonly substitute: string;
  readonly from: string;
  readonly until: string;
}

interface Props {
  readonly person: PersonView;
  readonly view: PeopleView;
  readonly onClose: () => void;
}

/** Who stands in for somebody, from when until when; and those who do already, to be withdrawn. */
export function SubstituteDialog({ person, view, onClose }: Props) {
  const desk = useDesk();
  const words = useDeskMoments(view.zone);
  const others = view.people.filter(({ id, status }) => id !== person.id && status === "here");
  const form = useForm<Typed, PersonCommand, PersonDone | null>({
    place: null,
    begin: () => ({ substitute: "", from: "", until: "" }),
    read: (_kept, begun) => begun,
    submit: "Name the substitute",
    version: person.version,
    check: (typed) => checked(typed, words),
    send: (command, _commandId, version) => sendPersonCommands(desk.client, person.id, [command], version),
    onDone: onClose,
  });
  const { values, faults, change } = form;
  return (
    <FormDialog title={`Substitute for ${person.name}`} onClose={onClose} form={form}>
      {person.substitutes.map((each) => (
        <Standing
          key={`${each.person} ${each.from}`}
          personId={person.id}
          substitute={each.person}
          text={`${view.people.find(({ id }) => id === each.person)?.name ?? "Somebody"} stands in until ${words.full(each.until)}`}
          onDone={onClose}
        />
      ))}
      <SelectField
        label="Who stands in"
        value={values.substitute}
        onChange={(substitute) => change({ ...values, substitute })}
        choices={[
          { value: "", label: "Choose" },
          ...others.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        error={faults["substitute"]}
        isRequired
      />
      <MomentField
        label="From"
        value={values.from}
        onChange={(from) => change({ ...values, from })}
        error={faults["from"]}
        words={words}
        now={desk.ticker.now()}
        lies="ahead"
        isRequired
      />
      <MomentField
        label="Until"
        value={values.until}
        onChange={(until) => change({ ...values, until })}
        error={faults["until"]}
        words={words}
        now={desk.ticker.now()}
        lies="ahead"
        isRequired
      />
    </FormDialog>
  );
}

function checked({ substitute, from, until }: Typed, { zone }: MomentWords): Checked<PersonCommand> {
  const [begins, ends] = [instantOfMoment(zone, from), instantOfMoment(zone, until)];
  if (substitute === "") return { ok: false, faults: { substitute: "Choose who stands in." } };
  if (!begins.ok) return { ok: false, faults: { from: "Say from when: a day and a time." } };
  if (!ends.ok) return { ok: false, faults: { until: "Say until when: a day and a time." } };
  const dates = { from: begins.value, until: ends.value };
  return { ok: true, value: { type: "NameSubstitute", substitute: asId<"person">(substitute), ...dates } };
}

interface StandingProps {
  readonly personId: string;
  readonly substitute: PersonView["id"];
  readonly text: string;
  readonly onDone: () => void;
}

function Standing({ personId, substitute, text, onDone }: StandingProps) {
  const { client } = useDesk();
  const { isBusy, refusal, send } = useCommand();
  const withdraw = async (): Promise<void> => {
    const command: PersonCommand = { type: "WithdrawSubstitute", substitute };
    const answer = await send("Withdraw", () => sendPersonCommands(client, personId, [command], undefined));
    if (answer?.ok === true) onDone();
  };
  return (
    <p>
      {text}{" "}
      <Button kind="quiet" isPending={isBusy} onPress={() => void withdraw()}>
        Withdraw
      </Button>
      {refusal === null ? null : <span role="alert">{refusal}</span>}
    </p>
  );
}
