import type { ReactNode } from 'react';
import { Failure, LoadingPart, Notice } from './states';

/** What a tile of the workbench holds, in whichever state its questions are. */
export function TileBody({
  pending,
  error,
  empty,
  onRetry,
  children,
}: {
  pending: boolean;
  error: Error | null | undefined;
  /** What is said where there is nothing; nothing is empty where absent. */
  empty?: string | false | undefined;
  onRetry?: (() => void) | undefined;
  children: ReactNode;
}) {
  if (error) return <Failure error={error} onRetry={onRetry} />;
  if (pending) return <LoadingPart rows={3} />;
  if (empty) return <Notice small kind="empty" title={empty} />;
  return children;
}
