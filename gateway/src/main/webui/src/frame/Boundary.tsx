import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/states';
import { useNewer } from './newer';

/** Keeps a fault in a part of the page from taking the rest along. */
export class Boundary extends Component<
  { children: ReactNode /** Another page is another try. */; of?: string; small?: boolean },
  { failed: boolean; of: string | undefined }
> {
  override state = { failed: false, of: this.props.of };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    props: { of?: string },
    state: { failed: boolean; of: string | undefined },
  ) {
    return props.of === state.of ? null : { failed: false, of: props.of };
  }

  override render() {
    return this.state.failed ? <Broken small={this.props.small ?? false} /> : this.props.children;
  }
}

function Broken({ small }: { small: boolean }) {
  const { t } = useTranslation();
  const newer = useNewer();
  const notice = (
    <Notice
      whole={!small}
      small={small}
      kind="error"
      title={t(newer ? 'state.newer' : 'state.broken')}
      detail={newer || small ? undefined : t('state.brokenDetail')}
    >
      <Button onClick={() => window.location.reload()}>{t('state.reload')}</Button>
    </Notice>
  );
  return small ? (
    notice
  ) : (
    <main id="main" className="centre">
      {notice}
    </main>
  );
}
