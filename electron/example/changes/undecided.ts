import { asId } from "../../../shared/kernel/ids.ts";
import { accepted, assessed, type ChangeStory, levelAgreed, step, story, toBoard, toManager, vote } from "./story.ts";

const HARTLEY = "Mrs J. Hartley";
const IQBAL = "Mr S. Iqbal";

/** From the first call to the vote, or taken back before it. */
export const UNDECIDED: readonly ChangeStory[] = [
  story(
    { key: "chg-dns", site: 2, loggedHoursAgo: 1, steps: [] },
    {
      summary: "Redirect the school's domain to its new site",
      scope: "goytvalley.example points at the new host.",
      services: ["dns"],
    },
  ),
  story(
    { key: "chg-certificate", site: 0, loggedHoursAgo: 6, fromTicket: "stk-certificate", steps: [accepted(5)] },
    {
      summary: "New certificate for the parents' portal",
      scope: "The certificate is replaced before it runs out.",
      services: ["web-hosting"],
      areas: ["web"],
    },
  ),
  story(
    {
      key: "chg-filter-policy",
      site: 1,
      loggedHoursAgo: 12,
      steps: [
        accepted(11),
        assessed(10, { level: "low" }),
        step(9, "asha", () => ({
          type: "DisputeLevel",
          wants: "high",
          customerSays: "The inspectors come on Thursday.",
        })),
      ],
    },
    {
      summary: "Open video sites for the sixth form",
      scope: "A filter group of its own for the sixth form.",
      services: ["web-filtering"],
    },
  ),
  story(
    {
      key: "chg-mailboxes",
      site: 3,
      loggedHoursAgo: 14,
      steps: [
        accepted(13),
        assessed(12, { level: "low" }),
        levelAgreed(11, "Mrs P. Lomas", "low"),
        toManager(10, "Known and small."),
      ],
    },
    {
      summary: "Twelve mailboxes for the nursery",
      scope: "Mailboxes for new staff.",
      plan: "Made by the script.",
      backOut: "Deleted again.",
      services: ["email-staff"],
      areas: ["messaging"],
    },
  ),
  story(
    {
      key: "chg-firewall",
      site: 2,
      loggedHoursAgo: 20,
      steps: [
        accepted(19),
        assessed(18, {
          level: "high",
          affectsAvailability: true,
          affectsCapacity: true,
          notImplementing: "No security updates after March.",
        }),
        levelAgreed(17, IQBAL, "high"),
        step(16, "asha", () => ({
          type: "AskAdvice",
          from: "Joanna Kerr",
          role: "specialist",
          question: "Is the new pair fast enough for exam week?",
        })),
        step(14, "joanna", ({ made }) => ({
          type: "RecordAdvice",
          adviceId: made("advice", "AskAdvice"),
          text: "Yes: twice what was measured last summer.",
        })),
        toBoard(6, "e-cab", "It touches every school."),
        vote(5, "tom", "yes"),
        vote(4, "priya", "no", "The back-out takes longer than the window."),
        vote(3, "joanna", "yes"),
        vote(2, "marcus", "recuse", "My school is one of those affected."),
      ],
    },
    {
      summary: "Replace the core firewall",
      scope: "The firewall at the town hall is replaced by a pair of new ones.",
      reason: "End of support in March.",
      risk: "Schools are offline if the new pair does not take over.",
      plan: "Rack the pair, copy the rules, switch over, test ten schools.",
      backOut: "Switch back to the old firewall, which stays racked for a week.",
      services: ["internet"],
      areas: ["network"],
      contact: "Field and network",
    },
  ),
  story(
    {
      key: "chg-storage",
      site: 0,
      loggedHoursAgo: 24,
      steps: [
        accepted(23),
        assessed(22, { level: "medium", affectsCapacity: true }),
        levelAgreed(21, HARTLEY),
        toBoard(8, "e-cab", "It needs a freeze of the file servers."),
        vote(7, "tom", "yes"),
        vote(6, "priya", "yes"),
        step(4, "asha", () => ({
          type: "EditContent",
          givesUpApproval: false,
          content: { ...STORAGE, backOut: "There is none once the old disks are wiped: they stay sealed for a month." },
        })),
        vote(2, "tom", "yes"),
      ],
    },
    {
      summary: "Move the schools' files to new storage",
      scope: "All shared folders move to the new array.",
      risk: "Folders are read only while they move.",
      plan: "One school a night, the largest last.",
      backOut: "The old array takes over again.",
      services: ["vle"],
      areas: ["servers"],
    },
  ),
  story(
    {
      key: "chg-emergency",
      site: 2,
      loggedHoursAgo: 1,
      steps: [
        step(0.9, "asha", ({ ticket }) => ({
          type: "LinkChange",
          other: asId(ticket("stk-internet-down")),
          relation: "resolves-critical-incident",
        })),
        accepted(0.8),
        assessed(0.7, {
          level: "emergency",
          urgency: "now",
          canWait: false,
          affectsAvailability: true,
          notImplementing: "The school stays offline.",
        }),
        levelAgreed(0.6, IQBAL, "emergency"),
        toBoard(0.5, "emergency-cab", "The school is offline."),
        vote(0.4, "joanna", "yes"),
      ],
    },
    {
      summary: "Swap the failed edge router at Goyt Valley",
      scope: "The spare router takes the place of the failed one.",
      plan: "Load the kept configuration, swap, test.",
      backOut: "None is needed: the old one is dead.",
      services: ["internet"],
      areas: ["network"],
    },
  ),
  story(
    {
      key: "chg-withdrawn",
      site: 1,
      loggedHoursAgo: 56,
      steps: [
        accepted(55),
        step(54, "tom", () => ({
          type: "WithdrawChange",
          reason: "too-costly",
          survivor: null,
          text: "The school's budget is spent.",
        })),
      ],
    },
    { summary: "A second projector network", scope: "Projectors on a network of their own." },
  ),
  story(
    {
      key: "chg-duplicate",
      site: 2,
      loggedHoursAgo: 19,
      steps: [
        step(18, "asha", ({ change }) => ({
          type: "WithdrawChange",
          reason: "duplicate",
          survivor: change("chg-firewall"),
          text: "The network manager asked for it already.",
        })),
      ],
    },
    { summary: "New firewall, please", scope: "The firewall is old.", services: ["internet"] },
  ),
];

const STORAGE = {
  summary: "Move the schools' files to new storage",
  scope: "All shared folders move to the new array.",
  reason: "",
  risk: "Folders are read only while they move.",
  plan: "One school a night, the largest last.",
  backOut: "The old array takes over again.",
  window: null,
  services: ["vle"],
  areas: ["servers"],
  contact: "",
  attachments: [],
} as const;
