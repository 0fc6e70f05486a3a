import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import type { Carriage } from '../api/answers.ts';
import { problemCode } from '../api/problem.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { PieceField } from '../calendar/piece-field.tsx';
import { TimeField } from '../calendar/propose-fields.tsx';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { fromWallField, toWallField } from '../format/wall-field.ts';
import { type CarriageForm, toCarriageChange, toForm, toNewCarriage } from './carriage-form.ts';
import { addCarriage, changeCarriage, useReloadCarriers } from './send-carriage.ts';

interface CarriageDrawerProps {
  readonly assetCode: string;
  /** The one to change; none for a new one. */
  readonly carriage: Carriage | null;
  readonly onClose: () => void;
}

/** Puts a piece on a carrier, or says anew from when to when. */
export function CarriageDrawer({ assetCode, carriage, onClose }: CarriageDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadCarriers();
  const title = t(carriage === null ? 'carrier.load' : 'carrier.change');
  const act = async (form: CarriageForm, key: string) => {
    const done =
      carriage === null
        ? await addCarriage(assetCode, toNewCarriage(form), key)
        : await changeCarriage(carriage, toCarriageChange(carriage, form));
    await reload();
    void message.success(t('carrier.done', { assetCode, carrier: done.carrier }));
  };
  return (
    <ActDrawer<CarriageForm>
      title={`${title} ${assetCode}`}
      verb={title}
      draft={`carriage.${carriage?.id ?? assetCode}`}
      initial={carriage === null ? { from: toWallField(serverNowMs()) } : toForm(carriage)}
      act={act}
      tell={(error) => (problemCode(error) === 'in-use' ? t('carrier.taken', { assetCode }) : undefined)}
      onClose={onClose}
    >
      <p>{t('carrier.consequence', { assetCode })}</p>
      {carriage === null ? (
        <PieceField name="carrier" label={t('carrier.carrier')} except={assetCode} family="vehicle" />
      ) : (
        <p>
          <span className="code">{carriage.carrier}</span> {carriage.carrierName}
        </p>
      )}
      <PeriodFields />
    </ActDrawer>
  );
}

function PeriodFields() {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  const form = Form.useFormInstance<CarriageForm>();
  const after = {
    validator: async (_: unknown, to: string | undefined) => {
      const [fromMs, toMs] = [fromWallField(form.getFieldValue('from') as string), fromWallField(to)];
      if (fromMs !== null && toMs !== null && toMs <= fromMs) throw new Error(t('carrier.inOrder'));
    },
  };
  return (
    <div className="field-pair">
      <TimeField name="from" label={t('carrier.from', { zone })} />
      <Form.Item
        name="to"
        label={t('act.optional', { field: t('carrier.to', { zone }) })}
        extra={t('carrier.toHint')}
        dependencies={['from']}
        rules={[after]}
      >
        <Input type="datetime-local" step={60} />
      </Form.Item>
    </div>
  );
}
