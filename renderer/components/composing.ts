/** What both React's events and the browser's own say of a pressed key. */
interface Pressed {
  readonly keyCode: number;
  readonly isComposing?: boolean;
  readonly nativeEvent?: { readonly isComposing: boolean };
}

/** The key code of whatever an input method takes for itself. Safari says only this of the Enter that ends a composition. */
const TAKEN_BY_INPUT_METHOD = 229;

/** The key belongs to an input method that is putting a word together: its Enter takes a word, its Escape drops one. */
export function isComposing(event: Pressed): boolean {
  return event.keyCode === TAKEN_BY_INPUT_METHOD || (event.nativeEvent ?? event).isComposing === true;
}
