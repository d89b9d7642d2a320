import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { campusQuery } from '../../../shared/places/campus-query.js';
import { Button } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { toast } from '../../../shared/ui/toast.js';
import { TogglePills } from '../../../shared/ui/toggle-pills.js';
import { shiftQuery, useChangeShift } from '../api/shift.js';

const days = ['lun', 'mar', 'mie', 'jue', 'vie', 'sab', 'dom'] as const;
const maximumMax = 50;

/**
 * When, where and how much a worker works, which suggestions go by; or when an admin is on duty, which pages go by: then
 * only the hours matter.
 */
export function ShiftSection({ email, isDuty }: { email: string; isDuty: boolean }) {
  const { t } = useTranslation('triage');
  const shift = useQuery(shiftQuery(email));
  const isOwn = useViewer().email === email;
  // One's own is a part of a page, somebody else's a part of a dialog that has the level above.
  const Heading = isOwn ? 'h2' : 'h3';
  return (
    <section aria-labelledby="shift">
      <Heading id="shift" className="heading text-lg">
        {t(
          isDuty
            ? isOwn
              ? 'shift.dutyOwn'
              : 'shift.duty'
            : isOwn
              ? 'shift.titleOwn'
              : 'shift.title',
        )}
      </Heading>
      <p className="mt-0.5 text-sm text-ink-soft">{t(isDuty ? 'shift.dutyLead' : 'shift.lead')}</p>
      {shift.isPending && (
        <Skeleton>
          <Bone className="mt-3 h-10 w-full" />
          <Bone className="mt-3 h-10 w-2/3" />
        </Skeleton>
      )}
      {shift.isError && <Failure error={shift.error} onRetry={() => void shift.refetch()} />}
      {shift.data && <ShiftForm key={email} email={email} isDuty={isDuty} shift={shift.data} />}
    </section>
  );
}

function ShiftForm({ email, isDuty, shift }: { email: string; isDuty: boolean; shift: Shift }) {
  const { t } = useTranslation('triage');
  const { tipo } = useViewer();
  const { data: campus } = useQuery(campusQuery);
  const change = useChangeShift(email);
  const [draft, setDraft] = useState(shift);
  const [maximum, setMaximum] = useState(String(shift.maximo));
  const setsMaximum = tipo === 'admin' && !isDuty;
  const most = Number(maximum);
  const isMaximumWrong = !Number.isInteger(most) || most < 1 || most > maximumMax;
  const isTimeMissing = draft.desde === '' || draft.hasta === '';
  const isNight = draft.hasta < draft.desde;

  return (
    <form
      noValidate
      className="mt-4 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTimeMissing || (setsMaximum && isMaximumWrong)) return;
        const { dias, desde, hasta, edificios } = draft;
        change.mutate(
          { dias, desde, hasta, edificios, ...(setsMaximum && { maximo: most }) },
          {
            onSuccess: () => {
              toast({ title: t('shift.saved') });
            },
          },
        );
      }}
    >
      <FormFailure error={change.error} />
      <TogglePills
        label={t('shift.days')}
        hint={draft.dias.length === 0 ? t(isDuty ? 'shift.noDuty' : 'shift.noDays') : undefined}
        options={days.map((day) => ({ id: day, label: t(`shift.day.${day}`) }))}
        selected={draft.dias}
        onChange={(dias) => {
          setDraft({ ...draft, dias: days.filter((day) => dias.includes(day)) });
        }}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('shift.from')}
          type="time"
          value={draft.desde}
          onChange={(desde) => {
            setDraft({ ...draft, desde });
          }}
          error={draft.desde === '' ? t('shift.timeMissing') : undefined}
        />
        <TextField
          label={t('shift.to')}
          type="time"
          value={draft.hasta}
          onChange={(hasta) => {
            setDraft({ ...draft, hasta });
          }}
          error={draft.hasta === '' ? t('shift.timeMissing') : undefined}
          hint={
            draft.hasta === draft.desde
              ? t('shift.wholeDay')
              : isNight
                ? t('shift.nextDay')
                : undefined
          }
        />
      </div>
      {campus && !isDuty && (
        <TogglePills
          label={t('shift.buildings')}
          hint={t('shift.buildingsHelp')}
          options={campus.edificios.map(({ clave, nombre }) => ({
            id: clave,
            label: nombre[currentLanguage()],
          }))}
          selected={draft.edificios}
          onChange={(edificios) => {
            setDraft({ ...draft, edificios });
          }}
        />
      )}
      {setsMaximum ? (
        <TextField
          label={t('shift.maximum')}
          hint={t('shift.maximumHelp')}
          type="number"
          inputMode="numeric"
          value={maximum}
          onChange={setMaximum}
          error={isMaximumWrong ? t('shift.maximumWrong', { max: maximumMax }) : undefined}
        />
      ) : isDuty ? null : (
        <p className="text-sm text-ink-soft">{t('shift.maximumIs', { count: shift.maximo })}</p>
      )}
      <Button type="submit" isPending={change.isPending} className="self-start max-sm:w-full">
        {t('shift.save')}
      </Button>
    </form>
  );
}
