import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "../components/button.tsx";
import css from "./opening-screens.module.css";

interface Props {
  readonly children: ReactNode;
  /** Changes when the person goes elsewhere: a new place deserves a new try. */
  readonly place?: string;
}
interface State {
  readonly failed: Error | null;
}

/** A bug in a screen costs that screen, never the window: says so in a sentence and offers the way on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(failed: Error): State {
    return { failed };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The only log a page has; nothing of what people typed is in it.
    console.error(error.message, info.componentStack);
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.failed !== null) this.setState({ failed: null });
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return (
      <div className={css["notice"]} role="alert">
        <h1>This screen stopped working</h1>
        <p>
          That is a fault in Deskwatch, not in what you did. Everything the desk accepted is stored. Try the screen
          again; if it stops once more, reload the window.
        </p>
        <p className={css["detail"]}>{this.state.failed.message}</p>
        <div className={css["buttons"]}>
          <Button kind="primary" onPress={() => this.setState({ failed: null })}>
            Try again
          </Button>
          <Button onPress={() => window.location.reload()}>Reload the window</Button>
        </div>
      </div>
    );
  }
}
