interface Named {
  readonly id: string;
  readonly name: string;
}

const NUMBER_WORDS = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** What is said aloud and stands in narrow columns: "P1", "Critical"; empty where the id is a key nobody says, as "pay-as-you-use". */
export function priorityCode({ id }: Named): string {
  return /^[A-Z]/.test(id) ? id : "";
}

/** The agreement's own name of a priority without what its code says already: "1 Mission Critical" is "Mission Critical", "Priority 1" is nothing. */
export function bareName({ id, name }: Named): string {
  if (name === id) return "";
  const code = /^[A-Z]\w*/.exec(id)?.[0];
  const number = /\d+$/.exec(code ?? "")?.[0];
  const word = NUMBER_WORDS[Number(number) - 1];
  const said = [code, number, word].filter((part) => part !== undefined).join("|");
  if (said === "") return name;
  return name.replace(new RegExp(`^(?:Priority )?(?:${said})(?![\\w-])[\\s:.–-]*`), "");
}

/** Code and name, each number once: "P1 Mission Critical", "SR Standard", "P2", "Pay-as-you-use". */
export function priorityName(priority: Named): string {
  return [priorityCode(priority), bareName(priority)].filter((part) => part !== "").join(" ");
}

/** A priority as it is spoken of: an id nobody says is told by its name. */
export function saidPriority({ priorities }: { readonly priorities: readonly Named[] }, id: string): string {
  const found = priorities.find((priority) => priority.id === id);
  return found === undefined ? id : shortPriorityName(found);
}

/** The shortest that names it: its code, else its name. */
export function shortPriorityName(priority: Named): string {
  return priorityCode(priority) || priority.name;
}
