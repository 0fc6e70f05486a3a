import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { type Choice, ChoiceField, DayField, NumberField, SwitchField, TextField } from '../acts/fields.tsx';
import type { Equipment } from '../api/answers.ts';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { HomeFields, useHomeBases } from './home-fields.tsx';
import { type PieceForm, toForm, toNewPiece, toPieceChange } from './piece-form.ts';

const ASSET_CODE = /^[A-Z0-9][A-Z0-9-]{1,31}$/;
const USUAL_INTERVAL_SECONDS = 60;
const LONGEST_INTERVAL_SECONDS = 86_400;

const DISCIPLINES = [
  'mine',
  'hazardous_chemicals',
  'oil_and_gas',
  'pipeline',
  'tunnel',
  'medical',
  'water',
  'other',
] as const satisfies readonly Equipment['discipline'][];
const RESERVE_MODES = [
  'government_stock',
  'team_own',
  'enterprise_stock',
  'social',
] as const satisfies readonly Equipment['reserveMode'][];

interface PieceDrawerProps {
  /** The one to change; none for a new one. */
  readonly piece: Equipment | null;
  readonly onClose: () => void;
}

function read(assetCode: string) {
  return answeredWithTag(api.GET('/api/v1/equipment/{assetCode}', { params: { path: { assetCode } } }));
}

function create(form: PieceForm, key: string): Promise<Equipment> {
  const params = { header: { 'Idempotency-Key': key } };
  return answered(api.POST('/api/v1/equipment', { body: toNewPiece(form), params }));
}

function change(form: PieceForm, siteBefore: string | undefined, etag: string): Promise<Equipment> {
  const params = { path: { assetCode: form.assetCode }, header: { 'If-Match': etag } };
  return answered(api.PATCH('/api/v1/equipment/{assetCode}', { params, body: toPieceChange(form, siteBefore) }));
}

/** Enters a piece into the register, or changes what the register says of it. A custodian changes by a handover alone. */
export function PieceDrawer({ piece, onClose }: PieceDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const siteBefore = useRef<string>(undefined);
  const { sites } = useHomeBases();
  const show = (field: string, value: unknown) =>
    (field === 'homeBaseSite' && sites.find(({ id }) => id === value)?.name) || String(value);
  const done = async (text: 'register.created' | 'register.changed', { assetCode }: Equipment) => {
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/equipment'),
    });
    void message.success(t(text, { assetCode }));
  };
  if (piece === null) {
    const enter = async (form: PieceForm, key: string) => {
      const created = await create(form, key);
      await done('register.created', created);
      await navigate({ to: '/equipment/$assetCode', params: { assetCode: created.assetCode } });
    };
    return (
      <ActDrawer<PieceForm>
        title={t('register.create')}
        verb={t('register.create')}
        draft="piece."
        initial={{ reportingIntervalSeconds: USUAL_INTERVAL_SECONDS }}
        act={enter}
        onClose={onClose}
      >
        <PieceFields isNew />
      </ActDrawer>
    );
  }
  const { assetCode } = piece;
  const readNow = async () => {
    const found = await read(assetCode);
    siteBefore.current = found.body.homeBaseSite;
    return toTagged(found, toForm);
  };
  return (
    <ChangeDrawer<PieceForm>
      title={t('register.change')}
      draft={`piece.${assetCode}`}
      entry={{ read: readNow, show }}
      act={async (form, etag) => done('register.changed', await change(form, siteBefore.current, etag))}
      onClose={onClose}
    >
      <PieceFields isNew={false} />
    </ChangeDrawer>
  );
}

/** Who uses it, what for, and how it is held in reserve. */
function ReserveFields({ organisations }: { organisations: readonly Choice[] }) {
  const { t } = useTranslation();
  const disciplines = DISCIPLINES.map((value) => ({ value, label: t(`registry.disciplines.${value}`) }));
  const modes = RESERVE_MODES.map((value) => ({ value, label: t(`registry.reserveModes.${value}`) }));
  return (
    <>
      <ChoiceField name="team" label={t('registry.team')} choices={organisations} optional />
      <ChoiceField name="discipline" label={t('registry.discipline')} choices={disciplines} optional />
      <ChoiceField name="reserveMode" label={t('registry.reserveMode')} choices={modes} optional />
      <SwitchField name="stateFunded" label={t('registry.stateFunded')} />
    </>
  );
}

/** Who made it, and how long it is to serve. */
function MakeFields() {
  const { t } = useTranslation();
  return (
    <>
      <div className="field-pair">
        <TextField name="manufacturer" label={t('imports.fields.manufacturer')} optional />
        <TextField name="model" label={t('imports.fields.model')} optional />
      </div>
      <TextField name="serialNumber" label={t('registry.serialNumber')} code optional />
      <div className="field-pair">
        <DayField name="commissionedOn" label={t('registry.commissionedOn')} optional />
        <DayField name="renewalDueOn" label={t('registry.renewalDueOn')} optional />
      </div>
    </>
  );
}

function PieceFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const organisations = useOrganisationChoices();
  const families = useFamilies().map((family) => ({ value: family.code, label: label(family, family.code) }));
  const owner = { name: 'owner', label: t('equipment.owner'), hint: t('register.ownerHint'), choices: organisations };
  const custodian = {
    name: 'custodian',
    label: t('equipment.custodian'),
    hint: t('register.ownerHint'),
    choices: organisations,
  };
  return (
    <>
      <TextField
        name="assetCode"
        label={t('equipment.assetCode')}
        hint={t('register.codeHint')}
        pattern={ASSET_CODE}
        code
        disabled={!isNew}
      />
      <TextField name="name" label={t('equipment.name')} />
      <ChoiceField name="family" label={t('equipment.family')} choices={families} />
      <ChoiceField name="hostUnit" label={t('equipment.hostUnit')} choices={organisations} />
      {isNew && <ChoiceField {...owner} optional />}
      {isNew && <ChoiceField {...custodian} optional />}
      <ReserveFields organisations={organisations} />
      <NumberField
        name="reportingIntervalSeconds"
        label={t('equipment.interval')}
        hint={t('register.intervalHint')}
        minimum={1}
        maximum={LONGEST_INTERVAL_SECONDS}
        unit={t('register.seconds')}
      />
      <MakeFields />
      <HomeFields />
    </>
  );
}
