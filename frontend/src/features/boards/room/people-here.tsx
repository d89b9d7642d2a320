import { Eye, UserRound, X } from 'lucide-react';
import { useId, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { TooltipTrigger } from 'react-aria-components/Tooltip';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../shared/api/viewer.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { Button as UiButton } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { popoverClass } from '../../../shared/ui/popover.js';
import type { Peer } from '../core/index.js';
import { Tip } from './icon-button.js';
import { useRoom } from './room.js';
import { useFollowing } from './use-view.js';

const shownAtMost = 4;

/** The others, each once, however many windows they have open. */
export function usePeople(): readonly Peer[] {
  const { session } = useRoom();
  const { presence } = session;
  const peers = useSyncExternalStore(presence.subscribe, presence.getPeers);
  return [...new Map(peers.map((peer) => [peer.who, peer])).values()];
}

/** Who is on the board now; pressing a face follows what they see. */
export function PeopleHere() {
  const people = usePeople();
  const shown = people.length > shownAtMost ? people.slice(0, shownAtMost - 1) : people;
  return (
    <div className="flex items-center">
      <ul className="hidden items-center -space-x-1.5 @3xl/board:flex">
        {shown.map((peer) => (
          <li key={peer.who}>
            <Face peer={peer} />
          </li>
        ))}
      </ul>
      <EverybodyButton people={people} hidden={people.length - shown.length} />
    </div>
  );
}

function Face({ peer }: { peer: Peer }) {
  const { t } = useTranslation('boards');
  const { view } = useRoom();
  const isFollowed = useFollowing() === peer.id;
  const label = t(isFollowed ? 'people.unfollow' : 'people.follow', { name: peer.name });
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <Button
        aria-label={label}
        aria-pressed={isFollowed}
        onPress={() => {
          view.follow(isFollowed ? undefined : peer.id);
        }}
        className="focus-ring grid size-11 place-items-center rounded-full pointer-fine:size-9"
      >
        <Ring colour={peer.colour} isFollowed={isFollowed} name={peer.name} />
      </Button>
      <Tip placement="bottom" label={label} keys={undefined} />
    </TooltipTrigger>
  );
}

function Ring({ colour, isFollowed, name }: { colour: string; isFollowed: boolean; name: string }) {
  return (
    <span
      className={cx('rounded-full bg-raised p-0.5', isFollowed ? 'ring-3' : 'ring-2')}
      style={{ '--tw-ring-color': colour } as React.CSSProperties}
    >
      <Avatar name={name} size="sm" />
    </span>
  );
}

function EverybodyButton({ people, hidden }: { people: readonly Peer[]; hidden: number }) {
  const { t } = useTranslation('boards');
  const viewer = useViewer();
  const { view } = useRoom();
  const following = useFollowing();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="focus-ring relative flex h-11 min-w-11 items-center justify-center gap-1 rounded-md px-2 text-sm font-semibold text-ink-soft tabular-nums hover:bg-sunken hover:text-ink pointer-fine:h-10">
        {hidden > 0 ? (
          <span aria-hidden className="hidden @3xl/board:inline">
            +{hidden}
          </span>
        ) : (
          <UserRound aria-hidden className="hidden size-5 @3xl/board:block" />
        )}
        <span aria-hidden className="flex items-center gap-1 @3xl/board:hidden">
          <UserRound className="size-5" />
          {people.length + 1}
        </span>
        <span className="sr-only">{t('people.here', { count: people.length + 1 })}</span>
      </Button>
      {/* Without a Dialog inside, the popover is the dialog itself and holds its hidden dismiss buttons, too. */}
      <Popover
        placement="bottom end"
        aria-labelledby={titleId}
        className={cx(popoverClass, 'w-72 p-3')}
      >
        <h2 id={titleId} className="px-1 text-sm font-semibold">
          {t('people.title')}
        </h2>
        <ul className="mt-2 max-h-80 overflow-y-auto">
          <li className="flex min-h-11 items-center gap-3 px-1 text-sm">
            <Avatar name={viewer.nombre} size="sm" />
            <span className="min-w-0 flex-1 truncate">
              {viewer.nombre} <span className="text-ink-faint">{t('people.you')}</span>
            </span>
          </li>
          {people.map((peer) => (
            <li key={peer.who} className="flex min-h-11 items-center gap-3 px-1 text-sm">
              <Ring colour={peer.colour} isFollowed={following === peer.id} name={peer.name} />
              <span className="min-w-0 flex-1 truncate">{peer.name}</span>
              <UiButton
                look="quiet"
                size="sm"
                aria-label={t(following === peer.id ? 'people.unfollow' : 'people.follow', {
                  name: peer.name,
                })}
                onPress={() => {
                  view.follow(following === peer.id ? undefined : peer.id);
                  setOpen(false);
                }}
              >
                <Eye aria-hidden className="size-4" />
                {t(following === peer.id ? 'people.stop' : 'people.followShort')}
              </UiButton>
            </li>
          ))}
        </ul>
        {people.length === 0 && (
          <p className="px-1 pt-1 text-xs text-ink-faint">{t('people.alone')}</p>
        )}
      </Popover>
    </DialogTrigger>
  );
}

/** Whose eyes one sees with, and how to get one's own back. */
export function FollowBar() {
  const { t } = useTranslation('boards');
  const { view, session } = useRoom();
  const following = useFollowing();
  const peer = following === undefined ? undefined : session.presence.peer(following);
  if (peer === undefined) return null;
  return (
    <div
      className="pointer-events-auto flex animate-fade items-center gap-2 rounded-full bg-raised py-0.5 pr-0.5 pl-3.5 text-sm font-medium shadow-raised ring-2"
      style={{ '--tw-ring-color': peer.colour } as React.CSSProperties}
    >
      <Eye aria-hidden className="size-4" />
      {t('people.following', { name: peer.name })}
      <UiButton
        look="quiet"
        size="sm"
        iconOnly
        className="rounded-full"
        aria-label={t('people.unfollow', { name: peer.name })}
        onPress={() => {
          view.follow(undefined);
        }}
      >
        <X aria-hidden className="size-4" />
      </UiButton>
    </div>
  );
}
