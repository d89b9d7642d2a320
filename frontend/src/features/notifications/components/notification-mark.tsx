import { UserCheck } from 'lucide-react';
import type { Notification } from '../../../shared/api/models.js';
import { cx } from '../../../shared/ui/cx.js';
import { StateMark } from '../../../shared/ui/state-mark.js';

/** What a notification is about, as a small drawing: the state of an incident, or somebody who waits. */
export function NotificationMark({
  state,
  className,
}: {
  state: Notification['a'];
  className?: string;
}) {
  return state === 'por_aprobar' ? (
    <UserCheck aria-hidden className={cx('shrink-0 text-warning', className)} />
  ) : (
    <StateMark state={state} {...(className !== undefined && { className })} />
  );
}
