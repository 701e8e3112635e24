import {
  accepted,
  assessed,
  type ChangeStory,
  decided,
  levelAgreed,
  negotiated,
  scheduled,
  step,
  story,
  told,
  toManager,
} from "./story.ts";

const HARTLEY = "Mrs J. Hartley";
const IQBAL = "Mr S. Iqbal";
const CONNOLLY = "Mrs A. Connolly";

/** From the decision to the review. */
export const DECIDED: readonly ChangeStory[] = [
  story(
    {
      key: "chg-filtered",
      site: 3,
      loggedHoursAgo: 30,
      steps: [
        step(29, "asha", () => ({ type: "FilterOutChange", explanation: "It does not say which computers." })),
        told(28, "filter-rejection", "Mrs P. Lomas"),
      ],
    },
    { summary: "New software for the office", scope: "Software is put on the computers." },
  ),
  story(
    {
      key: "chg-rejected",
      site: 1,
      loggedHoursAgo: 40,
      steps: [
        accepted(39),
        assessed(38),
        levelAgreed(37, CONNOLLY),
        toManager(36, "Small."),
        decided(35, "rejected", "The room is rebuilt in summer, and the lines with it."),
      ],
    },
    {
      summary: "Two network points in the hall",
      scope: "Two points beside the stage.",
      plan: "Pulled from the cupboard.",
      services: ["internet"],
      areas: ["network"],
    },
  ),
  story(
    {
      key: "chg-appealed",
      site: 0,
      loggedHoursAgo: 44,
      steps: [
        accepted(43),
        assessed(42),
        levelAgreed(41, HARTLEY),
        toManager(40, "Small."),
        decided(39, "rejected", "It weakens the filter for everybody."),
        told(38, "rejection", HARTLEY),
        step(20, "tom", () => ({
          type: "MakeAppeal",
          appellant: HARTLEY,
          grounds: "The county has asked for it since.",
        })),
      ],
    },
    {
      summary: "Allow one cloud drive",
      scope: "One cloud drive is let through the filter.",
      plan: "A rule for it.",
      backOut: "The rule goes.",
      services: ["web-filtering"],
    },
  ),
  story(
    {
      key: "chg-approved",
      site: 2,
      loggedHoursAgo: 50,
      steps: [accepted(49), assessed(48), levelAgreed(47, IQBAL), toManager(46, "Known."), decided(30, "approved")],
    },
    {
      summary: "More bandwidth for Goyt Valley",
      scope: "The line goes from 100 to 200 Mbit/s.",
      plan: "The supplier turns it up.",
      backOut: "And down again.",
      services: ["internet"],
      areas: ["network"],
    },
  ),
  story(
    {
      key: "chg-due",
      site: 1,
      loggedHoursAgo: 52,
      steps: [
        accepted(51),
        assessed(50),
        levelAgreed(49, CONNOLLY),
        toManager(48, "Known."),
        decided(34, "approved"),
        negotiated(33, 12, CONNOLLY),
      ],
    },
    {
      summary: "Printers in the new wing",
      scope: "Three printers join the network.",
      plan: "Queues are made and tested.",
      backOut: "Queues are removed.",
      services: ["internet"],
    },
  ),
  story(
    {
      key: "chg-scheduled",
      site: 0,
      loggedHoursAgo: 60,
      steps: [
        accepted(59),
        assessed(58, { affectsAvailability: true }),
        levelAgreed(57, HARTLEY),
        toManager(56, "Known."),
        decided(40, "approved"),
        negotiated(39, 60, HARTLEY),
        scheduled(38, 3, "19:00", "21:00"),
        step(37, "tom", () => ({
          type: "PlanNotice",
          party: "All Headteachers and Secondary Network Managers",
          channel: "email",
          text: "Mail is away for two hours.",
        })),
        step(36, "tom", ({ made, fromNow }) => ({
          type: "MarkNoticeSent",
          noticeId: made("notice", "PlanNotice"),
          sentAt: fromNow(-36),
        })),
        step(35, "tom", () => ({
          type: "RecordConsultation",
          kind: "agreed",
          whom: HARTLEY,
          how: "phone",
          text: "After school suits.",
        })),
      ],
    },
    {
      summary: "Update the mail gateway",
      scope: "The gateway goes to its new version.",
      plan: "Update, test, let mail flow.",
      backOut: "The snapshot of before.",
      services: ["email-staff", "email-pupil"],
      areas: ["messaging"],
    },
  ),
  story(
    {
      key: "chg-standard",
      site: 3,
      template: "firewall-rule",
      loggedHoursAgo: 8,
      steps: [negotiated(7, 6, "Mrs P. Lomas")],
    },
    { summary: "Let the library's catalogue through", scope: "One rule for the catalogue." },
  ),
  story(
    {
      key: "chg-project",
      site: 2,
      loggedHoursAgo: 70,
      steps: [
        step(69.5, "asha", () => ({ type: "MarkProject", isProject: true, why: "A year's work in three phases." })),
        accepted(69),
        assessed(68, { level: "high", affectsCapacity: true }),
        levelAgreed(67, IQBAL, "high"),
        toManager(66, "The board has seen it."),
        decided(50, "approved"),
        step(49, "asha", ({ date }) => ({
          type: "PlanPhase",
          name: "Pilot in two classrooms",
          dueOn: date(4),
        })),
        step(48, "asha", ({ date }) => ({
          type: "PlanPhase",
          name: "The whole school",
          dueOn: date(15),
        })),
      ],
    },
    {
      summary: "Wireless in every classroom",
      scope: "Access points in all rooms.",
      plan: "Survey, cables, points, test.",
      backOut: "Rooms keep their wall points.",
      services: ["internet"],
      areas: ["network"],
    },
  ),
  story(
    {
      key: "chg-done",
      site: 0,
      loggedHoursAgo: 64,
      steps: [
        accepted(63),
        assessed(62),
        levelAgreed(61, HARTLEY),
        toManager(60, "Known."),
        decided(44, "approved"),
        negotiated(43, 8, HARTLEY),
        step(12, "joanna", ({ fromNow }) => ({
          type: "RecordCarriedOut",
          outcome: "implemented",
          startedAt: fromNow(-14),
          endedAt: fromNow(-13),
          text: "Done, and tested with the office.",
        })),
      ],
    },
    {
      summary: "Time source for the door system",
      scope: "The doors take their time from the network.",
      plan: "Two settings.",
      backOut: "Set back.",
      services: ["dns"],
    },
  ),
  story(
    {
      key: "chg-reviewed",
      site: 1,
      loggedHoursAgo: 75,
      steps: [
        accepted(74),
        assessed(73, { affectsAvailability: true }),
        levelAgreed(72, CONNOLLY),
        toManager(71, "Known."),
        decided(55, "approved"),
        negotiated(54, 8, CONNOLLY),
        step(30, "joanna", ({ fromNow }) => ({
          type: "RecordCarriedOut",
          outcome: "backed-out",
          startedAt: fromNow(-34),
          endedAt: fromNow(-32),
          text: "The new switch did not come up.",
        })),
        step(26, "asha", ({ ticket }) => ({
          type: "ReviewChange",
          worked: false,
          availability: "worse",
          capacity: "none",
          incidents: [ticket("stk-internet-primary")],
          text: "Ordered again, tested beforehand next time.",
        })),
      ],
    },
    {
      summary: "New switch in the main cabinet",
      scope: "The switch is replaced.",
      plan: "Swap after school.",
      backOut: "The old one goes back.",
      services: ["internet"],
      areas: ["network"],
    },
  ),
];
