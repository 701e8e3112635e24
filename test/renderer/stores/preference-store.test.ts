import { expect, test } from "vitest";
import { createPreferenceStore } from "../../../renderer/stores/preference-store.ts";
import { emptyStorage } from "../../support/http/page.ts";

test("the agreement of the last call is remembered on this PC", () => {
  const storage = emptyStorage();
  const store = createPreferenceStore(storage);
  expect(store.getState().agreementId).toBeNull();
  store.setState({ agreementId: "coventry" });
  expect(createPreferenceStore(storage).getState()).toMatchObject({ agreementId: "coventry", theme: "system" });
});

test("what another version wrote there is no reason not to start", () => {
  const storage = emptyStorage();
  storage.setItem("deskwatch.preferences", JSON.stringify({ theme: "loud", actorId: 7, agreementId: {} }));
  expect(createPreferenceStore(storage).getState()).toMatchObject({
    theme: "system",
    actorId: null,
    agreementId: null,
  });
});

test("the queue puts itself in order after half a minute, unless something else was chosen", () => {
  const storage = emptyStorage();
  const store = createPreferenceStore(storage);
  expect(store.getState().orderAfterMs).toBe(30_000);
  store.setState({ orderAfterMs: null });
  expect(createPreferenceStore(storage).getState().orderAfterMs).toBeNull();
  storage.setItem("deskwatch.preferences", JSON.stringify({ orderAfterMs: 1 }));
  expect(createPreferenceStore(storage).getState().orderAfterMs).toBe(30_000);
});
