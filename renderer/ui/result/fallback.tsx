import { Component } from 'react';
import type { ReactNode } from 'react';

/** Shows something else when its content cannot be drawn: foreign text may be made to break whoever renders it. */
export class Fallback extends Component<{ instead: ReactNode; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
