import {
  Check,
  CircleCheckBig,
  Ellipsis,
  Lock,
  type LucideIcon,
  Pencil,
  Pause,
  Play,
  RotateCcw,
  Undo2,
  UserPlus,
  X,
} from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { optionClass, popoverClass } from '../../../shared/ui/popover.js';
import { arrangeMoves, type ButtonMove } from '../arrange-moves.js';
import { useMove } from '../use-move.js';
import { MoveDialog } from './move-dialog.js';
import { MoveFailure } from './move-failure.js';

const icons: Record<ButtonMove, LucideIcon> = {
  confirmar: CircleCheckBig,
  iniciar: Play,
  reanudar: Play,
  pausar: Pause,
  declinar: Undo2,
  resolver: Check,
  asignar: UserPlus,
  reabrir: RotateCcw,
  cerrar: Lock,
  rechazar: X,
  editar: Pencil,
};

/** Exactly the moves the server offers: the next one large, the usual ones beside it, the rest behind a menu. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const [asking, setAsking] = useState<ButtonMove>();
  const move = useMove(incident);
  const label = useMoveLabel(incident);
  const { t } = useTranslation();
  const { main, beside, behind } = arrangeMoves(incident);
  const close = () => {
    setAsking(undefined);
  };
  const begin = (action: ButtonMove) => {
    if (action === 'iniciar' || action === 'confirmar' || action === 'reanudar') {
      move.mutate({ action });
    } else setAsking(action);
  };
  const hasMoves = main !== undefined || beside.length > 0 || behind.length > 0;
  // The news of one's own move may be here before its answer: who is asked stays until that closes the dialog.
  if (!hasMoves && asking === undefined) return null;

  return (
    <div>
      <MoveFailure error={move.error} incident={incident} className="mb-3" />
      <div className="flex gap-2">
        {main && (
          <ActionButton
            action={main}
            label={label(main)}
            look="primary"
            isPending={move.isPending}
            onPress={begin}
          />
        )}
        {beside.map((action) => (
          <ActionButton
            key={action}
            action={action}
            label={label(action)}
            look="secondary"
            onPress={begin}
          />
        ))}
        {behind.length > 0 && (
          <MenuTrigger>
            <Button iconOnly aria-label={t('move.more')}>
              <Ellipsis aria-hidden className="size-5" />
            </Button>
            <Popover placement="bottom end" className={cx(popoverClass, 'min-w-52')}>
              <Menu
                className="p-1.5 outline-none"
                onAction={(key) => {
                  const action = behind.find((each) => each === key);
                  if (action) begin(action);
                }}
              >
                {behind.map((action) => {
                  const Icon = icons[action];
                  return (
                    <MenuItem
                      key={action}
                      id={action}
                      className={cx(optionClass, action === 'rechazar' && 'text-danger')}
                    >
                      <Icon aria-hidden className="size-4" />
                      {label(action)}
                    </MenuItem>
                  );
                })}
              </Menu>
            </Popover>
          </MenuTrigger>
        )}
      </div>
      {asking && <MoveDialog incident={incident} action={asking} onClose={close} />}
    </div>
  );
}

interface ActionButtonProps {
  readonly action: ButtonMove;
  readonly label: string;
  readonly look: 'primary' | 'secondary';
  readonly isPending?: boolean;
  readonly onPress: (action: ButtonMove) => void;
}

function ActionButton({ action, label, look, isPending = false, onPress }: ActionButtonProps) {
  const Icon = icons[action];
  return (
    <Button
      look={look}
      isPending={isPending}
      onPress={() => {
        onPress(action);
      }}
      className="max-lg:flex-1"
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </Button>
  );
}

/** What a move is called for the person who would make it. */
function useMoveLabel(incident: Incident): (action: ButtonMove) => string {
  const { t } = useTranslation();
  const viewer = useViewer();
  return (action) => {
    if (action === 'asignar' && incident.asignado_a) return t('move.reasignar');
    if (action === 'reabrir' && viewer.tipo === 'estudiante') return t('move.reabrirMine');
    return t(`move.${action}`);
  };
}
