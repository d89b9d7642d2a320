import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, Speciality, User } from '../../../shared/api/models.js';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogBody } from '../../../shared/ui/dialog.js';
import { Notice } from '../../../shared/ui/notice.js';
import { SelectField } from '../../../shared/ui/select-field.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { toast } from '../../../shared/ui/toast.js';
import { StepUpPrompt, needsStepUp } from '../../../shared/form/step-up-prompt.js';
import { type UserChange, useChangeUser } from '../api/manage-users.js';

const roles: readonly Role[] = ['estudiante', 'trabajador', 'admin'];

export interface PersonDialogProps {
  readonly user: User;
  /** When and where they work; there for workers. */
  readonly shift?: ReactNode;
  readonly onClose: () => void;
}

/** What an admin can do with somebody's account. */
export function PersonDialog({ user, shift, onClose }: PersonDialogProps) {
  const { t } = useTranslation('accounts');
  const viewer = useViewer();
  const change = useChangeUser(user.email);
  const [wanted, setWanted] = useState<{ change: UserChange; done: string }>();
  const carryOut = (what: UserChange, done: string) => {
    setWanted({ change: what, done });
    change.mutate(what, {
      onSuccess: () => {
        toast({ title: done });
        onClose();
      },
    });
  };
  const isOff = user.estado === 'desactivado';

  return (
    <Dialog title={user.nombre} description={user.email} isOpen onClose={onClose}>
      <DialogBody className="flex flex-col gap-6">
        {needsStepUp(change.error) ? (
          <StepUpPrompt
            onProved={() => {
              if (wanted !== undefined) carryOut(wanted.change, wanted.done);
            }}
          />
        ) : (
          <FormFailure error={change.error} />
        )}
        {user.email === viewer.email ? (
          <Notice tone="info">{t('people.self')}</Notice>
        ) : (
          <>
            {!isOff && (
              <RoleForm
                user={user}
                isSending={change.isPending}
                onSave={(role, speciality) => {
                  carryOut(
                    { action: 'role', role, speciality },
                    t('people.roleSaved', { name: user.nombre }),
                  );
                }}
              />
            )}
            {shift !== undefined && !isOff && (
              <div className="border-t border-line pt-5">{shift}</div>
            )}
            {user.segundo_paso === true && (
              <section className="border-t border-line pt-5">
                <p className="text-sm text-ink-soft">{t('people.factorLead')}</p>
                <Button
                  isPending={change.isPending}
                  onPress={() => {
                    carryOut(
                      { action: 'reset-second-factor' },
                      t('people.factorDone', { name: user.nombre }),
                    );
                  }}
                  className="mt-3 max-sm:w-full"
                >
                  {t('people.factorReset')}
                </Button>
              </section>
            )}
            <section className="border-t border-line pt-5">
              <p className="text-sm text-ink-soft">
                {t(isOff ? 'people.onLead' : 'people.offLead')}
              </p>
              <Button
                look={isOff ? 'secondary' : 'danger'}
                isPending={change.isPending}
                onPress={() => {
                  if (isOff) {
                    carryOut({ action: 'reactivate' }, t('people.onDone', { name: user.nombre }));
                  } else {
                    carryOut({ action: 'deactivate' }, t('people.offDone', { name: user.nombre }));
                  }
                }}
                className="mt-3 max-sm:w-full"
              >
                {t(isOff ? 'people.on' : 'people.off')}
              </Button>
            </section>
          </>
        )}
        <p className="text-sm">
          <TextLink to={`${paths.audit}?persona=${encodeURIComponent(user.email)}`}>
            {t('people.activity')}
          </TextLink>
        </p>
      </DialogBody>
    </Dialog>
  );
}

interface RoleFormProps {
  readonly user: User;
  readonly isSending: boolean;
  readonly onSave: (role: Role, speciality: Speciality | undefined) => void;
}

function RoleForm({ user, isSending, onSave }: RoleFormProps) {
  const { t } = useTranslation();
  const { t: tAccounts } = useTranslation('accounts');
  const { data: config } = useQuery(publicConfigQuery);
  const trades = config?.especialidades ?? [];
  const [role, setRole] = useState(user.tipo);
  const [speciality, setSpeciality] = useState<string>(user.especialidad ?? '');
  const [isLacking, setLacking] = useState(false);
  const trade = role === 'trabajador' ? trades.find((each) => each === speciality) : undefined;
  const isSame = role === user.tipo && (trade ?? '') === (user.especialidad ?? '');

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (role === 'trabajador' && trade === undefined) setLacking(true);
        else onSave(role, trade);
      }}
      className="flex flex-col gap-4"
    >
      <SelectField
        label={tAccounts('people.role')}
        hint={tAccounts('people.roleHelp')}
        placeholder=""
        options={roles.map((id) => ({ id, label: t(`person.role.${id}`) }))}
        value={role}
        onChange={(value) => {
          setRole(roles.find((each) => each === value) ?? user.tipo);
        }}
      />
      {role === 'trabajador' && (
        <SelectField
          label={tAccounts('people.trade')}
          placeholder={tAccounts('people.tradePlaceholder')}
          options={trades.map((id) => ({ id, label: id }))}
          value={speciality}
          onChange={(value) => {
            setSpeciality(value);
            setLacking(false);
          }}
          error={isLacking ? tAccounts('people.tradeError') : undefined}
        />
      )}
      <Button
        type="submit"
        isDisabled={isSame}
        isPending={isSending}
        className="self-start max-sm:w-full"
      >
        {tAccounts('people.saveRole')}
      </Button>
    </form>
  );
}
