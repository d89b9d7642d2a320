import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { takeMessage } from '../../features/conversation/api/messages.js';
import { incidentKeys, incidentQuery } from '../../features/incidents/api/incident-queries.js';
import { workQuery } from '../../features/incidents/field-work/work-queries.js';
import { takeIncident } from '../../features/incidents/incident-cache.js';
import type { User } from '../../shared/api/models.js';
import { Problem } from '../../shared/api/problem.js';
import type { Made } from '../../shared/outbox/entry.js';
import { oneTabAtATime } from '../../shared/outbox/one-tab-at-a-time.js';
import { Outbox, type TabNews } from '../../shared/outbox/outbox.js';
import { OutboxStore } from '../../shared/outbox/outbox-store.js';
import { OutboxContext } from '../../shared/outbox/use-outbox.js';
import { useLiveState } from '../../shared/realtime/live-state.js';
import { deliver } from './deliver.js';

const channelName = 'vigia.outbox';

export interface OutboxProviderProps {
  readonly viewer: User;
  readonly children: ReactNode;
}

/** Keeps what one person does on the device until the server has answered, whichever tab sends it. */
export function OutboxProvider({ viewer, children }: OutboxProviderProps) {
  const client = useQueryClient();
  const [channel] = useState(() => new BroadcastChannel(channelName));
  const takeIn = (made: Made) => {
    if (made.kind === 'message') takeMessage(client, made.incidentId, made.message);
    else if (made.kind === 'work') {
      void client.invalidateQueries({ queryKey: workQuery(made.incidentId).queryKey });
    } else {
      const { incident } = made;
      if (client.getQueryData(incidentKeys.one(incident.id)) === undefined) {
        client.setQueryData(incidentKeys.one(incident.id), incident);
      }
      takeIncident(client, incident, viewer);
    }
  };
  const [outbox] = useState(() => {
    const store = new OutboxStore();
    return new Outbox({
      person: viewer.email,
      store,
      deliver: (entry, keep) =>
        deliver(entry, { keep, file: (photo) => store.photo(entry.id, photo) }),
      lookAt: async (id) => {
        try {
          return await client.query({ ...incidentQuery(id), staleTime: 0, retry: false });
        } catch (error) {
          if (error instanceof Problem && error.status < 500) return null;
          throw error;
        }
      },
      exclusive: oneTabAtATime,
      tellTabs: (news) => {
        channel.postMessage({ ...news, person: viewer.email });
      },
      onMade: takeIn,
      now: Date.now,
      random: Math.random,
    });
  });

  const live = useLiveState();
  const wakeWhenSeen = useEffectEvent(() => {
    if (document.visibilityState === 'visible') void outbox.wake();
  });
  useEffect(() => {
    const hear = ({ data }: MessageEvent<TabNews & { readonly person: string }>) => {
      if (data.person === viewer.email) outbox.hear(data);
    };
    channel.addEventListener('message', hear);
    window.addEventListener('online', wakeWhenSeen);
    document.addEventListener('visibilitychange', wakeWhenSeen);
    outbox.start();
    return () => {
      outbox.stop();
      channel.removeEventListener('message', hear);
      window.removeEventListener('online', wakeWhenSeen);
      document.removeEventListener('visibilitychange', wakeWhenSeen);
    };
  }, [channel, outbox, viewer.email]);
  useEffect(() => {
    if (live === 'live') void outbox.wake();
  }, [live, outbox]);

  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}
