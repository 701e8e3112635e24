/**
 * A key as browsers report it while an input method puts a word together: most say `isComposing`, Safari says only the key
 * code of whatever the input method takes for itself. With Ctrl too, which sends a form.
 */
export function composing(key: string): readonly KeyboardEvent[] {
  const usual = { key, code: key, bubbles: true, cancelable: true };
  return [
    new KeyboardEvent("keydown", { ...usual, isComposing: true }),
    new KeyboardEvent("keydown", { ...usual, isComposing: true, ctrlKey: true }),
    new KeyboardEvent("keydown", { ...usual, keyCode: 229 }),
    new KeyboardEvent("keydown", { ...usual, keyCode: 229, ctrlKey: true }),
  ];
}
