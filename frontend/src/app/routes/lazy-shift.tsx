import { lazy, Suspense } from 'react';
import { loadTexts } from '../../shared/i18n/i18n.js';

const ShiftSection = lazy(async () => {
  const [{ ShiftSection: section }] = await Promise.all([
    import('../../features/shifts/components/shift-section.js'),
    loadTexts('triage'),
  ]);
  return { default: section };
});

/** When and where a worker works, or when an admin is on duty, wherever their account is looked at. */
export function LazyShift({ email, isDuty }: { email: string; isDuty: boolean }) {
  return (
    <Suspense>
      <ShiftSection key={email} email={email} isDuty={isDuty} />
    </Suspense>
  );
}
