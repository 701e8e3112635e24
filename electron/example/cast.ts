import type { Person } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { derivedUuid } from "../core/derived-id.ts";

export const SERVICE_DESK = "Service desk";
export const FIELD = "Field and network";

/** Who works at the example desk. The first is whoever opens it. */
export const CAST = {
  asha: { name: "Asha Bello", team: SERVICE_DESK },
  tom: { name: "Tom Whitaker", team: SERVICE_DESK },
  priya: { name: "Priya Nair", team: SERVICE_DESK },
  marcus: { name: "Marcus Hale", team: SERVICE_DESK },
  joanna: { name: "Joanna Kerr", team: FIELD },
  luis: { name: "Luis Ortega", team: FIELD },
  beth: { name: "Beth Calloway", team: FIELD },
} as const;
export type CastKey = keyof typeof CAST;

/** The people with their ids, the same in every example desk; `me` takes the place of the first. */
export function castPeople(me: string): Readonly<Record<CastKey, Person>> {
  const person = (key: CastKey, name: string): Person => {
    return { id: asId<"person">(derivedUuid(`example/person/${key}`)), name, team: CAST[key].team };
  };
  return {
    asha: person("asha", me),
    tom: person("tom", CAST.tom.name),
    priya: person("priya", CAST.priya.name),
    marcus: person("marcus", CAST.marcus.name),
    joanna: person("joanna", CAST.joanna.name),
    luis: person("luis", CAST.luis.name),
    beth: person("beth", CAST.beth.name),
  };
}

/** A school and who rings from there. All invented; the telephone numbers are ones kept free for fiction. */
export interface Site {
  readonly name: string;
  readonly callers: readonly string[];
  readonly phone: string;
}

export const SITES = {
  stockport: [
    { name: "Hazel Lane Primary School", callers: ["Mrs J. Hartley", "Mr D. Osborne"], phone: "0161 496 0111" },
    { name: "St Winifred's RC Primary School", callers: ["Mrs A. Connolly", "Miss R. Byrne"], phone: "0161 496 0127" },
    { name: "Goyt Valley High School", callers: ["Mr S. Iqbal", "Ms L. Fenwick"], phone: "0161 496 0143" },
    { name: "Brinnington Road Infant School", callers: ["Mrs P. Lomas"], phone: "0161 496 0158" },
  ],
  calderdale: [
    { name: "Ryburn Clough Primary School", callers: ["Mrs H. Sutcliffe", "Mr N. Barraclough"], phone: "01632 960211" },
    { name: "Beacon Hill Academy", callers: ["Mr K. Ahmed", "Mrs F. Greenwood"], phone: "01632 960225" },
    { name: "Luddenden Bridge J & I School", callers: ["Miss C. Horsfall"], phone: "01632 960238" },
  ],
  coventry: [
    { name: "Spon Meadow Primary School", callers: ["Mrs G. Randle", "Mr T. Oduya"], phone: "024 7601 8201" },
    { name: "Whitefriars Gate School", callers: ["Ms B. Kaur", "Mr J. Pearce"], phone: "024 7601 8214" },
    { name: "Canley Brook Community Primary", callers: ["Mrs E. Doyle"], phone: "024 7601 8226" },
    { name: "Lady Margaret's Secondary", callers: ["Mr O. Bennett", "Mrs S. Hussain"], phone: "024 7601 8239" },
  ],
  sips: [
    { name: "Sandwell Green Academy", callers: ["Mr R. Dhillon", "Mrs M. Foley"], phone: "0121 496 0312" },
    { name: "Tame Bridge Primary School", callers: ["Miss K. Aston"], phone: "0121 496 0325" },
    { name: "Oldbury Locks Junior School", callers: ["Mrs D. Round", "Mr P. Szymanski"], phone: "0121 496 0338" },
  ],
  columbia: [
    { name: "Cedar Ridge Elementary", callers: ["Karen Lindqvist", "Darnell Hayes"], phone: "573-555-0114" },
    { name: "Smithfield Middle School", callers: ["Mike Sorensen", "Tanya Brooks"], phone: "573-555-0131" },
    { name: "Prairie View High School", callers: ["Coach Ben Ramirez", "Amy Chandler"], phone: "573-555-0147" },
    { name: "Field Elementary", callers: ["Joy Patterson"], phone: "573-555-0162" },
  ],
} as const satisfies Readonly<Record<string, readonly Site[]>>;
export type ExampleAgreement = keyof typeof SITES;

export const EXAMPLE_AGREEMENTS: readonly ExampleAgreement[] = [
  "stockport",
  "calderdale",
  "coventry",
  "sips",
  "columbia",
];
