import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../shared/api/viewer.js';
import { useOutbox } from '../../../shared/outbox/use-outbox.js';
import { campusQuery } from '../../../shared/places/campus-query.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { type Draft, forgetDraft, readDraft } from '../draft/draft.js';
import { DraftOffer } from './draft-offer.js';
import { type ReportEnds, Wizard } from './wizard.js';

/** Telling the campus that something is wrong, in under a minute; what was begun before is offered again. */
export function ReportPage(props: ReportEnds) {
  const { t } = useTranslation('report');
  const { email } = useViewer();
  const outbox = useOutbox();
  const campus = useQuery(campusQuery);
  const [draft, setDraft] = useState<Draft | 'none' | 'reading'>('reading');
  const [isResumed, setResumed] = useState(false);

  useEffect(() => {
    let isHere = true;
    const read = async () => {
      const found = await readDraft(email);
      // What is kept to be sent is no draft any more, wherever the last visit was cut off.
      const key = found?.intended?.key;
      if (key === undefined || outbox === undefined || !(await outbox.holds(key))) return found;
      await forgetDraft(email).catch(() => undefined);
      return undefined;
    };
    void read().then((found) => {
      if (isHere) setDraft(found ?? 'none');
    });
    return () => {
      isHere = false;
    };
  }, [email, outbox]);

  if (campus.isError && campus.data === undefined) {
    return (
      <Frame>
        <h1 className="sr-only">{t('title')}</h1>
        <Failure error={campus.error} onRetry={() => void campus.refetch()} />
      </Frame>
    );
  }
  if (campus.data === undefined || draft === 'reading') return <PageSkeleton />;
  if (draft !== 'none' && !isResumed) {
    return (
      <Frame>
        <DraftOffer
          draft={draft}
          onResume={() => {
            setResumed(true);
          }}
          onDiscard={() => {
            void forgetDraft(email).catch(() => undefined);
            setDraft('none');
          }}
        />
      </Frame>
    );
  }
  return <Wizard campus={campus.data} {...(draft !== 'none' && { resumed: draft })} {...props} />;
}

function Frame({ children }: { children: React.ReactNode }) {
  return <div className="page-x mx-auto w-full max-w-2xl py-5 lg:py-8">{children}</div>;
}

function PageSkeleton() {
  return (
    <Frame>
      <Skeleton>
        <div className="space-y-5">
          <Bone className="h-3 w-24" />
          <Bone className="h-7 w-1/2" />
          <Bone className="h-24 w-full rounded-xl" />
          <Bone className="h-12 w-full" />
        </div>
      </Skeleton>
    </Frame>
  );
}
