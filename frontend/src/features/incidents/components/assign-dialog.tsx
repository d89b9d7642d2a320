import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { usersQuery } from '../../../shared/api/users.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { toast } from '../../../shared/ui/toast.js';
import { useReasonWords } from '../assign/assignment-reasons.js';
import { suggestionsQuery } from '../assign/suggestions.js';
import { Choices, Load, WorkerChoice, WorkerList } from '../assign/worker-list.js';
import { rankWorkers } from '../rank-workers.js';
import { useMove } from '../use-move.js';
import { MoveFailure } from './move-failure.js';

export interface AssignDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

interface Candidate {
  readonly email: string;
  readonly nombre: string;
}

/** Who takes it: whoever fits best is chosen already and says why; one press more assigns. */
export function AssignDialog({ incident, onClose }: AssignDialogProps) {
  const { t } = useTranslation('triage');
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<Candidate>();
  const reasonWords = useReasonWords();
  const suggestions = useQuery(suggestionsQuery(incident.id));
  const workers = useQuery(usersQuery({ role: 'trabajador' }));
  const move = useMove(incident);
  const { suggested, passedOver } = suggestions.data ?? { suggested: [], passedOver: [] };
  const [best] = suggested;
  const chosen = picked ?? best?.trabajador;
  const isSuggested = suggested.some(({ trabajador }) => trabajador.email === chosen?.email);

  const ranked = rankWorkers(workers.data ?? [], incident, search);
  const others = [...ranked.recommended, ...ranked.others].filter(
    ({ email }) => search !== '' || !suggested.some(({ trabajador }) => trabajador.email === email),
  );

  const assign = ({ email, nombre }: Candidate) => {
    move.mutate(
      { action: 'asignar', workerEmail: email, isSuggested },
      {
        onSuccess: () => {
          toast({
            title: t('assign.done', { name: nombre }),
            body: incident.titulo,
            mark: <StateMark state="asignado" className="mt-0.5 size-4.5" />,
          });
          onClose();
        },
      },
    );
  };

  return (
    <Dialog
      title={t(incident.asignado_a ? 'assign.titleAgain' : 'assign.title')}
      description={incident.titulo}
      isOpen
      onClose={onClose}
    >
      <DialogBody className="px-2.5! pb-3! sm:px-3!">
        <MoveFailure
          error={move.error}
          incident={incident}
          wanted={chosen && t('assign.wanted', { name: chosen.nombre })}
          className="mx-2.5 mb-3"
        />
        {search === '' && (
          <section aria-labelledby="suggested" className="mb-4">
            <h3 id="suggested" className="px-2.5 pb-1.5 text-xs font-semibold text-ink-soft">
              {t('assign.suggested')}
            </h3>
            {suggestions.isPending && <SuggestionsSkeleton />}
            {suggestions.isError && (
              <p className="px-2.5 text-sm text-ink-soft">{t('assign.suggestionsFailed')}</p>
            )}
            {suggestions.isSuccess && suggested.length === 0 && (
              <p className="px-2.5 text-sm text-ink-soft">{t('assign.noneSuggested')}</p>
            )}
            {suggested.length > 0 && (
              <Choices
                label={t('assign.suggested')}
                chosen={isSuggested ? chosen?.email : undefined}
                onChoose={(email) => {
                  setPicked(
                    suggested.find(({ trabajador }) => trabajador.email === email)?.trabajador,
                  );
                }}
              >
                {suggested.map(({ trabajador, razones }) => (
                  <WorkerChoice
                    key={trabajador.email}
                    email={trabajador.email}
                    name={trabajador.nombre}
                    note={reasonWords(razones)}
                    aside={<Load count={trabajador.carga} />}
                  />
                ))}
              </Choices>
            )}
            {passedOver.length > 0 && (
              <p className="mt-2 px-2.5 text-xs text-ink-soft">
                {t('assign.passedOver')}{' '}
                {passedOver
                  .map(({ trabajador, razones }) => `${trabajador.nombre}: ${reasonWords(razones)}`)
                  .join(' · ')}
              </p>
            )}
          </section>
        )}
        <section aria-labelledby="others">
          <h3 id="others" className="px-2.5 pb-1.5 text-xs font-semibold text-ink-soft">
            {t('assign.others')}
          </h3>
          <SearchField
            label={t('assign.search')}
            placeholder={t('assign.search')}
            value={search}
            onChange={setSearch}
            className="mx-2.5 mb-2"
          />
          {(others.length > 0 || search !== '' || !workers.isSuccess || suggested.length === 0) && (
            <WorkerList
              query={workers}
              workers={others}
              isSearched={search !== ''}
              chosen={chosen?.email}
              current={incident.asignado_a ?? undefined}
              onChoose={setPicked}
            />
          )}
        </section>
      </DialogBody>
      <div className="flex flex-col-reverse gap-2 border-t border-line px-5 py-3 sm:flex-row sm:justify-end sm:px-6">
        <Button onPress={onClose}>{t('bulk.cancel')}</Button>
        <Button
          look="primary"
          isPending={move.isPending}
          isDisabled={chosen === undefined || !incident.acciones.includes('asignar')}
          onPress={() => {
            if (chosen) assign(chosen);
          }}
        >
          {chosen ? t('assign.submit', { name: chosen.nombre }) : t('assign.choose')}
        </Button>
      </div>
    </Dialog>
  );
}

function SuggestionsSkeleton() {
  return (
    <Skeleton>
      {['w-1/3', 'w-2/5'].map((width) => (
        <div key={width} className="flex items-center gap-3 px-2.5 py-2">
          <Bone className="size-9 rounded-full" />
          <div className="flex-1 space-y-2">
            <Bone className={`h-3.5 ${width}`} />
            <Bone className="h-3 w-3/5" />
          </div>
        </div>
      ))}
    </Skeleton>
  );
}
