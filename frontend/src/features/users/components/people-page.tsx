import { useQuery } from '@tanstack/react-query';
import {
  ScrollText,
  Settings2,
  UserCheck,
  UserPlus,
  UserSearch,
  Users,
  Webhook,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { AccountState, Role, User } from '../../../shared/api/models.js';
import { usersQuery } from '../../../shared/api/users.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { hasWords } from '../../../shared/i18n/plain-text.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { FilterPill } from '../../../shared/ui/filter-pill.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { toast } from '../../../shared/ui/toast.js';
import { useApproveUser } from '../api/approve-user.js';
import { InviteDialog } from './invite-dialog.js';
import { OpenInvitations } from './open-invitations.js';
import { PersonDialog } from './person-dialog.js';

const roles: readonly Role[] = ['estudiante', 'trabajador', 'admin'];
const states: readonly AccountState[] = ['activo', 'por_aprobar', 'sin_verificar', 'desactivado'];

export interface PeoplePageProps {
  /** When somebody of the staff works, for their dialog. */
  readonly shift: (person: User) => ReactNode;
}

/** Everybody with an account; those who wait for a yes come first. */
export function PeoplePage({ shift }: PeoplePageProps) {
  const { t } = useTranslation();
  const { t: tAccounts } = useTranslation('accounts');
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState('');
  const [isInviting, setInviting] = useState(false);
  const [managed, setManaged] = useState<string>();
  const role = roles.find((each) => each === search.get('tipo'));
  const state = states.find((each) => each === search.get('estado'));
  const users = useQuery(usersQuery({ ...(role && { role }), ...(state && { state }) }));
  const waiting = useQuery(usersQuery({ role: 'trabajador', state: 'por_aprobar' }));
  const shown = (users.data ?? [])
    .filter(({ nombre, email, especialidad = '' }) =>
      hasWords(`${nombre} ${email} ${especialidad}`, text),
    )
    .toSorted((a, b) => a.nombre.localeCompare(b.nombre));
  const person = users.data?.find(({ email }) => email === managed);
  const narrow = (name: string, value: string) => {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };

  return (
    <div className="page-x mx-auto w-full max-w-3xl py-5 lg:py-8">
      <PageHeader
        title={t('people.title')}
        lead={t('people.lead')}
        actions={
          <div className="flex flex-wrap gap-2 max-sm:w-full">
            <ButtonLink to={paths.audit} className="max-sm:flex-1">
              <ScrollText aria-hidden className="size-4" />
              {tAccounts('audit.open')}
            </ButtonLink>
            <ButtonLink to={paths.webhooks} className="max-sm:flex-1">
              <Webhook aria-hidden className="size-4" />
              {tAccounts('people.webhooks')}
            </ButtonLink>
            <Button
              look="primary"
              className="max-sm:w-full"
              onPress={() => {
                setInviting(true);
              }}
            >
              <UserPlus aria-hidden className="size-4" />
              {tAccounts('people.invite')}
            </Button>
          </div>
        }
      />
      {waiting.data && waiting.data.length > 0 && <WaitingCard users={waiting.data} />}
      <OpenInvitations />
      <div className="mt-6 flex flex-wrap items-center gap-2">
        <SearchField
          label={t('people.search')}
          placeholder={t('people.search')}
          value={text}
          onChange={setText}
          className="w-full sm:w-64"
        />
        <FilterPill
          label={t('people.role')}
          anyLabel={t('people.anyRole')}
          value={role ?? ''}
          options={roles.map((id) => ({ id, label: t(`person.role.${id}`) }))}
          onChange={(value) => {
            narrow('tipo', value);
          }}
        />
        <FilterPill
          label={t('people.state')}
          anyLabel={t('people.anyState')}
          value={state ?? ''}
          options={states.map((id) => ({ id, label: t(`person.state.${id}`) }))}
          onChange={(value) => {
            narrow('estado', value);
          }}
        />
      </div>
      <div className="mt-4">
        {users.isPending && <PeopleSkeleton />}
        {users.isError && <Failure error={users.error} onRetry={() => void users.refetch()} />}
        {users.isSuccess && shown.length === 0 && (
          <EmptyState
            icon={text === '' && !role && !state ? Users : UserSearch}
            title={t('people.empty.title')}
          >
            {t('people.empty.body')}
          </EmptyState>
        )}
        <ul className="divide-y divide-line">
          {shown.map((user) => (
            <PersonRow
              key={user.email}
              user={user}
              onManage={() => {
                setManaged(user.email);
              }}
            />
          ))}
        </ul>
      </div>
      {isInviting && (
        <InviteDialog
          onClose={() => {
            setInviting(false);
          }}
        />
      )}
      {person !== undefined && (
        <PersonDialog
          user={person}
          shift={person.tipo === 'estudiante' ? undefined : shift(person)}
          onClose={() => {
            setManaged(undefined);
          }}
        />
      )}
    </div>
  );
}

/** The workers who have confirmed their address and now wait for an admin. */
function WaitingCard({ users }: { users: readonly User[] }) {
  const { t } = useTranslation();
  return (
    <section
      aria-labelledby="waiting"
      className="mt-6 overflow-hidden rounded-xl bg-warning-soft ring-1 ring-warning/25 ring-inset"
    >
      <div className="px-4 pt-4 sm:px-5">
        <h2 id="waiting" className="font-semibold">
          {t('people.waiting.title', { count: users.length })}
        </h2>
        <p className="mt-0.5 text-sm text-ink-soft">{t('people.waiting.lead')}</p>
      </div>
      <ul className="mt-2 divide-y divide-warning/15 pb-1.5">
        {users.map((user) => (
          <WaitingRow key={user.email} user={user} />
        ))}
      </ul>
    </section>
  );
}

function WaitingRow({ user }: { user: User }) {
  const { t } = useTranslation();
  const approve = useApproveUser(() => {
    toast({ title: t('people.approved', { name: user.nombre }), body: t('people.approvedBody') });
  });
  return (
    <li className="px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={user.nombre} />
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-sm font-semibold break-words">{user.nombre}</p>
          <p className="text-xs break-all text-ink-soft">
            {user.email}
            {user.especialidad && ` · ${user.especialidad}`}
          </p>
        </div>
        <Button
          look="primary"
          size="sm"
          isPending={approve.isPending}
          onPress={() => {
            approve.mutate(user.email);
          }}
          className="max-sm:w-full"
        >
          <UserCheck aria-hidden className="size-4" />
          {t('people.approve')}
        </Button>
      </div>
      {approve.isError && (
        <div className="mt-2">
          <FormFailure error={approve.error} />
        </div>
      )}
    </li>
  );
}

function PersonRow({ user, onManage }: { user: User; onManage: () => void }) {
  const { t } = useTranslation();
  const { t: tAccounts } = useTranslation('accounts');
  return (
    <li className="flex items-center gap-3 py-3">
      <Avatar name={user.nombre} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-semibold">{user.nombre}</p>
        <p className="truncate text-xs text-ink-faint">{user.email}</p>
      </div>
      <div className="shrink-0 text-right">
        <p className="text-sm text-ink-soft">
          {user.especialidad ?? t(`person.role.${user.tipo}`)}
        </p>
        <p className={cx('text-xs', stateInks[user.estado])}>
          {t(`person.state.${user.estado}`)}
          {user.carga !== undefined &&
            user.carga > 0 &&
            ` · ${t('assign.load', { count: user.carga })}`}
        </p>
      </div>
      <Button
        look="quiet"
        size="sm"
        iconOnly
        aria-label={tAccounts('people.manage', { name: user.nombre })}
        onPress={onManage}
      >
        <Settings2 aria-hidden className="size-4.5" />
      </Button>
    </li>
  );
}

const stateInks: Record<AccountState, string> = {
  activo: 'text-ink-faint',
  por_aprobar: 'font-semibold text-warning',
  sin_verificar: 'text-warning',
  desactivado: 'text-danger',
  sin_segundo_paso: 'text-warning',
};

function PeopleSkeleton() {
  return (
    <Skeleton>
      {['w-1/3', 'w-2/5', 'w-1/4', 'w-1/3', 'w-2/5'].map((width, index) => (
        <div key={index} className="flex items-center gap-3 py-3">
          <Bone className="size-9 rounded-full" />
          <div className="flex-1 space-y-2">
            <Bone className={`h-3.5 ${width}`} />
            <Bone className="h-3 w-1/2" />
          </div>
        </div>
      ))}
    </Skeleton>
  );
}
