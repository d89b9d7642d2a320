import { Ellipsis, ExternalLink, UserPlus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Incident } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { optionClass, popoverClass } from '../../../shared/ui/popover.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { targetsOf, type TravelMove } from './targets.js';

export interface CardMenuProps {
  readonly incident: Incident;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onMove: (action: TravelMove) => void;
}

/** Everything dragging can do, in words: for the keyboard, for a thumb, for who does not see the columns. */
export function CardMenu({ incident, isOpen, onOpenChange, onMove }: CardMenuProps) {
  const { t } = useTranslation('triage');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const targets = [...targetsOf(incident)];
  const canReassign =
    incident.acciones.includes('asignar') && !targets.some(([, move]) => move === 'asignar');
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button
        look="quiet"
        size="sm"
        iconOnly
        aria-label={t('card.menu', { title: incident.titulo })}
        className="h-8! w-8! max-sm:h-11! max-sm:w-11! pointer-coarse:h-11! pointer-coarse:w-11!"
      >
        <Ellipsis aria-hidden className="size-4.5" />
      </Button>
      <Popover placement="bottom end" className={cx(popoverClass, 'min-w-56')}>
        <Menu
          aria-label={t('card.menu', { title: incident.titulo })}
          className="p-1.5 outline-none"
        >
          {targets.map(([state, move]) => (
            <MenuItem
              key={state}
              className={optionClass}
              onAction={() => {
                onMove(move);
              }}
            >
              <StateMark state={state} />
              {t(`moveTo.${state}`)}
            </MenuItem>
          ))}
          {canReassign && (
            <MenuItem
              className={optionClass}
              onAction={() => {
                onMove('asignar');
              }}
            >
              <UserPlus aria-hidden className="size-4" />
              {t('card.reassign')}
            </MenuItem>
          )}
          <MenuItem
            className={optionClass}
            onAction={() =>
              void navigate({
                pathname: paths.queueIncident(incident.id),
                search: search.toString(),
              })
            }
          >
            <ExternalLink aria-hidden className="size-4" />
            {t('card.open')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
