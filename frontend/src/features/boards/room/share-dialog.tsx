import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Board, BoardGuest, BoardRole } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { FormSelectField, FormTextField } from '../../../shared/form/fields.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { FilterPill } from '../../../shared/ui/filter-pill.js';
import { toast } from '../../../shared/ui/toast.js';
import { invite, uninvite } from '../api/board-changes.js';
import { boardIncidentQuery, boardKeys } from '../api/board-queries.js';
import { useRoom } from './room.js';

const roles: readonly BoardRole[] = ['escritura', 'lectura'];

/** Who else may open the board, and what they may do on it. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { board } = useRoom();
  const isIncident = board.incidente_id !== null;
  return (
    <Dialog
      title={t('share.title')}
      description={t(isIncident ? 'share.leadIncident' : 'share.lead')}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        {isIncident ? <InviteReporter incidentId={board.incidente_id} /> : <InviteForm />}
        <h3 className="mt-6 text-sm font-semibold">{t('share.who')}</h3>
        <ul className="mt-1 divide-y divide-line">
          {!isIncident && (
            <li className="flex items-center gap-3 py-2.5">
              <Person {...board.propietario} />
              <span className="text-xs font-medium text-ink-faint">{t('share.owner')}</span>
            </li>
          )}
          {board.invitados.map((guest) => (
            <GuestRow key={guest.email} guest={guest} isIncident={isIncident} />
          ))}
        </ul>
        {isIncident && board.invitados.length === 0 && (
          <p className="mt-1 text-sm text-ink-faint">{t('share.incidentRights')}</p>
        )}
      </DialogBody>
    </Dialog>
  );
}

function useShown() {
  const client = useQueryClient();
  return (board: Board) => {
    client.setQueryData(boardKeys.one(board.id), board);
    void client.invalidateQueries({ queryKey: boardKeys.lists });
  };
}

function InviteForm() {
  const { t } = useTranslation('boards');
  const { board } = useRoom();
  const show = useShown();
  const form = useForm({ defaultValues: { email: '', rol: 'escritura' as BoardRole } });
  const submission = useSubmission({
    form,
    send: ({ email, rol }) => invite(board.id, email.trim().toLowerCase(), rol),
    onDone: (changed, { email }) => {
      show(changed);
      form.reset();
      toast({ title: t('share.done', { who: email.trim() }) });
    },
    byCode: {
      'user-not-found': { field: 'email', message: t('share.unknown') },
      'guest-not-active': { field: 'email', message: t('share.inactive') },
      'guest-is-owner': { field: 'email', message: t('share.isOwner') },
    },
  });
  return (
    <form noValidate onSubmit={(event) => void submission.submit(event)}>
      <div className="grid gap-3 sm:grid-cols-[1fr_11rem]">
        <FormTextField
          control={form.control}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          label={t('share.email')}
          rules={{
            validate: (value) => /^\S+@\S+\.\S+$/.test(value.trim()) || t('share.wrongEmail'),
          }}
        />
        <FormSelectField
          control={form.control}
          name="rol"
          label={t('share.role')}
          placeholder={t('share.role')}
          options={roles.map((id) => ({ id, label: t(`share.roles.${id}`) }))}
        />
      </div>
      {submission.failure !== undefined && (
        <div className="mt-3">
          <FormFailure error={submission.failure} />
        </div>
      )}
      <Button
        type="submit"
        look="primary"
        isPending={submission.isSending}
        className="mt-3 max-sm:w-full"
      >
        <UserPlus aria-hidden className="size-4" />
        {t('share.submit')}
      </Button>
    </form>
  );
}

/** The reporter of an incident reads its board anyway; an invitation lets them draw, too. */
function InviteReporter({ incidentId }: { incidentId: string | null }) {
  const { t } = useTranslation('boards');
  const { board } = useRoom();
  const show = useShown();
  const incident = useQuery({
    ...boardIncidentQuery(incidentId ?? ''),
    enabled: incidentId !== null,
  });
  const email = incident.data?.creado_por;
  const asking = useMutation({
    mutationFn: (who: string) => invite(board.id, who, 'escritura'),
    onSuccess: (changed) => {
      show(changed);
      toast({ title: t('share.done', { who: incident.data?.creado_por_nombre ?? '' }) });
    },
  });
  if (email === undefined || board.invitados.some((guest) => guest.email === email)) return null;
  return (
    <>
      <Button
        look="primary"
        isPending={asking.isPending}
        onPress={() => {
          asking.mutate(email);
        }}
        className="max-sm:w-full"
      >
        <UserPlus aria-hidden className="size-4" />
        {t('share.reporter')}
      </Button>
      {asking.isError && (
        <div className="mt-3">
          <FormFailure error={asking.error} />
        </div>
      )}
    </>
  );
}

function GuestRow({ guest, isIncident }: { guest: BoardGuest; isIncident: boolean }) {
  const { t } = useTranslation('boards');
  const { board } = useRoom();
  const show = useShown();
  const change = useMutation({
    mutationFn: (rol: BoardRole) => invite(board.id, guest.email, rol),
    onSuccess: show,
  });
  const remove = useMutation({
    mutationFn: () => uninvite(board.id, guest.email),
    onSuccess: show,
  });
  const error = change.error ?? remove.error;
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Person {...guest} />
        <div className="flex items-center gap-1 max-sm:pl-12">
          {isIncident ? (
            <span className="text-xs text-ink-faint">{t(`share.roles.${guest.rol}`)}</span>
          ) : (
            <FilterPill
              label={t('share.roleOf', { name: guest.nombre })}
              options={roles.map((id) => ({ id, label: t(`share.roles.${id}`) }))}
              value={guest.rol}
              onChange={(value) => {
                if (value !== guest.rol) change.mutate(value as BoardRole);
              }}
            />
          )}
          <Button
            look="quiet"
            size="sm"
            iconOnly
            isPending={remove.isPending}
            aria-label={t('share.remove', { name: guest.nombre })}
            onPress={() => {
              remove.mutate();
            }}
          >
            <UserMinus aria-hidden className="size-4" />
          </Button>
        </div>
      </div>
      {error !== null && (
        <div className="mt-2">
          <FormFailure error={error} />
        </div>
      )}
    </li>
  );
}

function Person({ nombre, email }: { nombre: string; email: string }) {
  return (
    <div className="flex min-w-0 flex-1 basis-48 items-center gap-3">
      <Avatar name={nombre} />
      <div className="min-w-0">
        <p className="truncate text-sm font-medium">{nombre}</p>
        <p className="text-xs break-all text-ink-faint">{email}</p>
      </div>
    </div>
  );
}
