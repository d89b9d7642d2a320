import { Building2, History, MapPin, Pin, PinOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { hasWords } from '../../../shared/i18n/plain-text.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import {
  type Building,
  findPlace,
  type FoundPlace,
  type Place,
  pointOf,
} from '../../../shared/places/campus.js';
import { FloorPlan } from '../../../shared/places/floor-plan.js';
import { usePointName } from '../../../shared/places/use-point-name.js';
import { useFloorName } from '../../../shared/places/place-line.js';
import { Button } from '../../../shared/ui/button.js';
import { ChoiceCards } from '../../../shared/ui/choice-cards.js';
import { ChoiceChips } from '../../../shared/ui/choice-chips.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { usePlaceName } from '../use-place-name.js';

export interface WhereStepProps {
  readonly buildings: readonly Building[];
  readonly place: Place | null;
  readonly onPlace: (place: Place) => void;
  readonly detail: string;
  readonly onDetail: (detail: string) => void;
  /** Where this person reported from last. */
  readonly lastPlace: Place | undefined;
  readonly error: string | undefined;
}

const elsewhere = '-';
const foundMost = 8;

/** The second step: building, floor, room and the point on the plan; or just the name of the room. */
export function WhereStep(props: WhereStepProps) {
  const { buildings, place, onPlace, detail, onDetail, lastPlace, error } = props;
  const { t } = useTranslation('report');
  const floorName = useFloorName();
  const language = currentLanguage();
  const [search, setSearch] = useState('');
  const [isChoosing, setChoosing] = useState(place === null);
  const building = buildings.find(({ clave }) => clave === place?.edificio);
  const found = place ? findPlace(buildings, place) : undefined;
  const lastFound = lastPlace && findPlace(buildings, lastPlace);

  const choose = ({ building: { clave }, floor, room }: FoundPlace) => {
    onPlace({
      edificio: clave,
      piso: floor.clave,
      ambiente: room?.clave ?? null,
      punto: floor.plano === null ? null : pointOf(room),
    });
    setSearch('');
    setChoosing(false);
  };
  const chooseBuilding = (key: string) => {
    const chosen = buildings.find(({ clave }) => clave === key);
    if (chosen === undefined || key === building?.clave) return;
    const [only, ...others] = chosen.pisos;
    const piso = only && others.length === 0 ? only.clave : '';
    onPlace({ edificio: key, piso, ambiente: null, punto: null });
  };

  if (found && place && !isChoosing) {
    return (
      <>
        <ChosenPlace
          found={found}
          onChange={() => {
            setChoosing(true);
          }}
        />
        <OnPlan found={found} place={place} onPlace={onPlace} />
        <Detail value={detail} onChange={onDetail} />
      </>
    );
  }
  return (
    <>
      <SearchField
        label={t('place.search')}
        placeholder={t('place.searchPlaceholder')}
        value={search}
        onChange={setSearch}
      />
      {search.trim() !== '' ? (
        <SearchResults buildings={buildings} search={search} onChoose={choose} />
      ) : (
        <>
          {place === null && lastFound && (
            <PlaceButton
              icon={<History aria-hidden className="size-5 text-accent" />}
              title={t('place.last')}
              found={lastFound}
              onPress={() => {
                choose(lastFound);
              }}
            />
          )}
          <ChoiceCards
            label={t('place.building')}
            choices={buildings.map(({ clave, nombre }) => ({
              id: clave,
              label: nombre[language],
              icon: <Building2 aria-hidden className="size-5 shrink-0 text-ink-faint" />,
            }))}
            compact
            value={building?.clave ?? ''}
            onChange={chooseBuilding}
            error={building === undefined ? error : undefined}
          />
          {building && (
            <ChoiceChips
              label={t('place.floor')}
              chips={building.pisos.map(({ clave, nombre }) => ({
                id: clave,
                label: floorName(nombre[language]),
              }))}
              value={found?.floor.clave ?? ''}
              onChange={(piso) => {
                onPlace({ edificio: building.clave, piso, ambiente: null, punto: null });
              }}
              error={found === undefined ? error : undefined}
            />
          )}
          {found && place && (
            <>
              <Rooms
                key={`${place.edificio} ${place.piso}`}
                found={found}
                place={place}
                onPlace={onPlace}
              />
              <OnPlan found={found} place={place} onPlace={onPlace} />
              <Detail value={detail} onChange={onDetail} />
            </>
          )}
        </>
      )}
    </>
  );
}

/** A place that was chosen, or came back to. */
function ChosenPlace({ found, onChange }: { found: FoundPlace; onChange: () => void }) {
  const { t } = useTranslation('report');
  const name = usePlaceName();
  return (
    <div className="flex items-center gap-3 rounded-lg bg-accent-soft px-3.5 py-2.5 ring-2 ring-accent ring-inset">
      <MapPin aria-hidden className="size-5 shrink-0 text-accent" />
      <p className="min-w-0 flex-1 text-sm font-semibold">{name(found)}</p>
      <Button
        look="quiet"
        size="sm"
        aria-label={t('changeNamed', { part: t('summary.where') })}
        onPress={onChange}
        className="-mr-2"
      >
        {t('change')}
      </Button>
    </div>
  );
}

function Detail({ value, onChange }: { value: string; onChange: (detail: string) => void }) {
  const { t } = useTranslation('report');
  return (
    <TextField
      label={t('place.detail')}
      placeholder={t('place.detailPlaceholder')}
      optional
      maxLength={60}
      value={value}
      onChange={onChange}
    />
  );
}

interface OnFloorProps {
  readonly found: FoundPlace;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

function Rooms({ found: { floor, room }, place, onPlace }: OnFloorProps) {
  const { t } = useTranslation('report');
  const language = currentLanguage();
  if (floor.ambientes.length === 0) return null;
  return (
    <ChoiceChips
      label={t('place.room')}
      optional
      chips={[
        ...floor.ambientes.map(({ clave, nombre }) => ({ id: clave, label: nombre[language] })),
        { id: elsewhere, label: t('place.otherRoom') },
      ]}
      value={room?.clave ?? elsewhere}
      onChange={(key) => {
        const chosen = floor.ambientes.find(({ clave }) => clave === key);
        const punto = floor.plano === null ? null : pointOf(chosen);
        onPlace({ ...place, ambiente: chosen?.clave ?? null, punto });
      }}
    />
  );
}

/** The point on the plan, where the floor has one. */
function OnPlan({ found: { floor }, place, onPlace }: OnFloorProps) {
  const { t } = useTranslation('report');
  const floorName = useFloorName();
  const pointName = usePointName(floor);
  const { punto } = place;
  if (floor.plano === null) return null;
  return (
    <section aria-label={t('place.plan')} className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{t('place.plan')}</h2>
      <FloorPlan
        key={`${floor.plano} ${place.ambiente ?? ''}`}
        plan={floor.plano}
        name={floorName(floor.nombre[currentLanguage()])}
        point={punto}
        pointName={pointName}
        startScale={2}
        onPoint={(point) => {
          onPlace({ ...place, punto: point });
        }}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p className="text-xs text-ink-faint">{t('place.planHint')}</p>
        <Button
          look="quiet"
          size="sm"
          onPress={() => {
            onPlace({ ...place, punto: punto === null ? { x: 0.5, y: 0.5 } : null });
          }}
          className="-mx-3"
        >
          {punto === null ? (
            <Pin aria-hidden className="size-4" />
          ) : (
            <PinOff aria-hidden className="size-4" />
          )}
          {punto === null ? t('place.mark') : t('place.unmark')}
        </Button>
      </div>
    </section>
  );
}

interface SearchResultsProps {
  readonly buildings: readonly Building[];
  readonly search: string;
  readonly onChoose: (found: FoundPlace) => void;
}

function SearchResults({ buildings, search, onChoose }: SearchResultsProps) {
  const { t } = useTranslation('report');
  const matches = searchPlaces(buildings, search);
  return (
    <div>
      <p role="status" className="text-sm text-ink-soft">
        {matches.length === 0 ? t('place.noMatch') : t('place.found', { count: matches.length })}
      </p>
      <ul className="mt-2 flex flex-col gap-2">
        {matches.slice(0, foundMost).map((found) => (
          <li key={[found.building, found.floor, found.room].map((part) => part?.clave).join(' ')}>
            <PlaceButton
              icon={<MapPin aria-hidden className="size-5 text-ink-faint" />}
              found={found}
              onPress={() => {
                onChoose(found);
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PlaceButtonProps {
  readonly icon: ReactNode;
  readonly title?: string;
  readonly found: FoundPlace;
  readonly onPress: () => void;
}

function PlaceButton({ icon, title, found, onPress }: PlaceButtonProps) {
  const name = usePlaceName();
  return (
    <AriaButton
      onPress={onPress}
      className="focus-ring flex min-h-14 w-full items-center gap-3 rounded-lg bg-surface px-3.5 py-2.5 text-left ring-1 ring-line-strong transition-shadow ring-inset hover:bg-sunken data-pressed:bg-pressed"
    >
      {icon}
      <span className="min-w-0">
        {title !== undefined && <span className="block text-xs text-ink-faint">{title}</span>}
        <span className="block text-sm font-semibold">{name(found)}</span>
      </span>
    </AriaButton>
  );
}

/** Rooms, and floors as such, whose name has every word; those of their floor and building may help. */
function searchPlaces(buildings: readonly Building[], search: string): readonly FoundPlace[] {
  const words = search.trim().split(/\s+/);
  return buildings.flatMap((building) =>
    building.pisos.flatMap((floor) => {
      const around = `piso floor ${inBoth(floor)} ${inBoth(building)}`;
      const rooms = floor.ambientes.filter((room) => {
        const own = inBoth(room);
        return hasWords(`${own} ${around}`, search) && words.some((word) => hasWords(own, word));
      });
      const itself = hasWords(around, search) ? [undefined] : [];
      return [...itself, ...rooms].map((room) => ({ building, floor, room }));
    }),
  );
}

const inBoth = ({ nombre }: Pick<Building, 'nombre'>) => `${nombre.es} ${nombre.en}`;
