import './last-resort.css';
import { Component, type ReactNode } from 'react';
import { loadAgainWords } from '../../shared/button-words.ts';
import { Button } from './button.tsx';

type Props = { readonly title: string; readonly children: ReactNode };

/** Stands in for a page that could not be drawn, which React would leave blank. */
export class LastResort extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="last-resort" role="alert">
        <h1>{this.props.title}</h1>
        <Button kind="primary" onClick={() => location.reload()}>
          {loadAgainWords}
        </Button>
      </main>
    );
  }
}
