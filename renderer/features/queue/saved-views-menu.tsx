import { Bookmark } from "lucide-react";
import { useState } from "react";
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import { useStore } from "zustand";
import type { SavedView } from "../../../shared/contract/views.ts";
import { classNames } from "../../components/class-names.ts";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import menu from "../../components/menu.module.css";
import { useDesk } from "../../stores/desk-context.tsx";
import { useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import { showFilter } from "../../stores/queue/load-queue.ts";
import { removeView, saveView, viewOf } from "../../stores/queue/saved-views.ts";
import { useActions } from "../../stores/use-actions.ts";
import css from "./queue-toolbar.module.css";

const SAVE = "save-this";
const REMOVE = "remove:";

/** Filters kept under a name, for everybody at this desk. */
export function SavedViewsMenu({ isBrief }: { readonly isBrief: boolean }) {
  const desk = useDesk();
  const views = useStore(desk.queue, (state) => state.savedViews);
  const shown = useStore(desk.queue, (state) => viewOf(state.savedViews, state.filter));
  const [isSaving, setSaving] = useState(false);
  const open = (id: string): void => {
    const filter = views.find((view) => view.id === id)?.filter ?? null;
    if (filter !== null) void showFilter(desk, filter);
  };
  const choose = (key: string): void => {
    if (key === SAVE) setSaving(true);
    else if (key.startsWith(REMOVE)) void removeView(desk, key.slice(REMOVE.length));
    else open(key);
  };
  useActions([
    { id: "queue.saveView", label: "Save this view", area: "Queue", keys: ["v"], run: () => setSaving(true) },
    ...views.map(({ id, name }) => ({
      id: `view.${id}`,
      label: `Show view: ${name}`,
      area: "Queue",
      keys: [],
      run: () => open(id),
    })),
  ]);
  return (
    <>
      <MenuTrigger>
        <AriaButton className={classNames(css["filter"], shown && css["set"])}>
          <Bookmark size={13} aria-hidden="true" />
          <span className={classNames(isBrief && "visually-hidden")}>Views</span>
          <span role="status" className={css["chosen"]}>
            {shown?.name}
          </span>
        </AriaButton>
        <Popover className={classNames(menu["popover"])} placement="bottom end">
          <Menu className={classNames(menu["menu"])} onAction={(key) => choose(String(key))}>
            {savedSection(views, shown)}
            {views.length === 0 ? null : <Separator className={classNames(menu["separator"])} />}
            <MenuItem id={SAVE} className={classNames(menu["item"])}>
              Save this view ...
            </MenuItem>
            {views.map(({ id, name }) => (
              <MenuItem key={id} id={REMOVE + id} className={classNames(menu["item"])}>
                Forget "{name}"
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {isSaving ? <SaveViewDialog onClose={() => setSaving(false)} /> : null}
    </>
  );
}

/** A function, not a component: a menu takes its parts from what stands in it directly. */
function savedSection(views: readonly SavedView[], shown: SavedView | undefined) {
  if (views.length === 0) return null;
  return (
    <MenuSection aria-label="Saved views" selectionMode="single" selectedKeys={shown === undefined ? [] : [shown.id]}>
      {views.map(({ id, name, filter }) => (
        <MenuItem key={id} id={id} isDisabled={filter === null} className={classNames(menu["item"])}>
          {filter === null ? `${name} (saved by another version)` : name}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function SaveViewDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const form = useForm({
    place: { subject: "desk", form: "view" },
    begin: () => ({ name: "" }),
    read: readTexts,
    submit: "Save",
    check: ({ name }) =>
      name.trim() === "" ? { ok: false, faults: { name: "Give the view a name." } } : { ok: true, value: name },
    send: (name) => saveView(desk, name),
    onDone: onClose,
  });
  return (
    <FormDialog title="Save this view" onClose={onClose} form={form}>
      <LineField
        label="Name"
        description="The view keeps its filters and its search; tickets come and go in it."
        value={form.values.name}
        onChange={(name) => form.change({ name })}
        error={form.faults["name"]}
        isRequired
      />
    </FormDialog>
  );
}
