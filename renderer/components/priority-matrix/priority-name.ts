interface Named {
  readonly id: string;
  readonly name: string;
}

/** The agreement's own name of a priority without the number its id says already: "1 Mission Critical" is "Mission Critical". */
export function bareName({ id, name }: Named): string {
  if (name === id) return "";
  const number = /\d+$/.exec(id)?.[0];
  const [first = "", ...rest] = name.split(/[\s:.]+/);
  return first === id || first === number ? rest.join(" ") : name;
}

/** Id and name, each number once: "P1 Mission Critical", "SR Standard", "P2". */
export function priorityName(priority: Named): string {
  return [priority.id, bareName(priority)].filter((part) => part !== "").join(" ");
}
