// The last net: a screen that failed says so, keeps what was captured, and offers the way on.
import { Component, type ComponentChildren } from 'preact';
import { rescueName } from '#store/rescue-name.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { t } from './messages.ts';

interface Props {
  readonly store: Store;
  /** Changes with the address: leaving a broken screen is enough to go on. */
  readonly place: string;
  readonly children: ComponentChildren;
}

export class CrashNet extends Component<Props, { failure: unknown; place: string }> {
  override state = { failure: null as unknown, place: this.props.place };

  static override getDerivedStateFromError(failure: unknown): { failure: unknown } {
    return { failure };
  }

  static override getDerivedStateFromProps(props: Props, state: { place: string }): object | null {
    return props.place === state.place ? null : { failure: null, place: props.place };
  }

  override componentDidCatch(failure: unknown): void {
    console.error(failure);
  }

  override render() {
    if (this.state.failure === null) return this.props.children;
    return (
      <Page title={t().crashTitle}>
        <Banner tone="danger">{t().crashHelp}</Banner>
        <p>
          <Button variant="primary" icon="refresh-cw" onClick={() => location.reload()}>
            {t().crashReload}
          </Button>
          <Button variant="quiet" icon="download" onClick={() => void rescue(this.props.store)}>
            {t().crashRescue}
          </Button>
        </p>
      </Page>
    );
  }
}

async function rescue(store: Store): Promise<void> {
  const file = await store.rescue();
  await store.platform.saveFile(rescueName('cordee-secours', file), file);
}
