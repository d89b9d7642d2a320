import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Announcer } from './announcer.js';
import { trustOf } from './connection-pill.js';
import { usePeople } from './people-here.js';
import { useRoom } from './room.js';
import { useSessionState } from './use-document.js';

/** The place where announcements are heard; it is there before the first one. */
export function NewsRegion({ announcer }: { announcer: Announcer }) {
  const words = useSyncExternalStore(announcer.subscribe, announcer.getWords);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}

/** Tells who comes and goes, and what becomes of the connection. */
export function News() {
  const { t } = useTranslation('boards');
  const { announce } = useRoom();
  const people = usePeople();
  const trust = trustOf(useSessionState());
  const known = useRef<ReadonlyMap<string, string>>(undefined);
  const isSteady = trust === 'live' || trust === 'saving';
  const state = isSteady ? 'live' : trust;

  const compare = useEffectEvent((now: ReadonlyMap<string, string>) => {
    const before = known.current;
    known.current = now;
    // On arrival nobody "comes in", and while the connection is lost nobody "leaves".
    if (before === undefined || !isSteady) return;
    const came = [...now].filter(([who]) => !before.has(who)).map(([, name]) => name);
    const left = [...before].filter(([who]) => !now.has(who)).map(([, name]) => name);
    const news = [
      came.length > 0 && t('people.came', { names: came.join(', '), count: came.length }),
      left.length > 0 && t('people.left', { names: left.join(', '), count: left.length }),
    ].filter((each) => each !== false);
    if (news.length > 0) announce(news.join('. '));
  });
  useEffect(() => {
    compare(new Map(people.map(({ who, name }) => [who, name])));
  }, [people]);

  const tell = useEffectEvent(() => {
    announce(t(`trust.${state}.help`));
  });
  useEffect(() => {
    tell();
  }, [state]);
  return null;
}
