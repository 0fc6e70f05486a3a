import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AuditModule } from './audit/audit.module.ts';
import { AlarmsModule } from './alarms/alarms.module.ts';
import { AttachmentsModule } from './attachments/attachments.module.ts';
import { CalendarModule } from './calendar/calendar.module.ts';
import { CatalogueModule } from './catalogue/catalogue.module.ts';
import { CommandsModule } from './commands/commands.module.ts';
import { CustodyModule } from './custody/custody.module.ts';
import { DemoModule } from './demo/demo.module.ts';
import { DutyModule } from './duty/duty.module.ts';
import { HealthModule } from './health/health.module.ts';
import { AuthenticateGuard } from './http/authenticate.guard.ts';
import { IndicatorsModule } from './indicators/indicators.module.ts';
import { LedgerModule } from './ledger/ledger.module.ts';
import { NoticesModule } from './notices/notices.module.ts';
import { OrganisationsModule } from './organisations/organisations.module.ts';
import type { ApiParts } from './parts.ts';
import { PeopleModule } from './people/people.module.ts';
import { QuarantineModule } from './quarantine/quarantine.module.ts';
import { RegisterModule } from './register/register.module.ts';
import { RulesModule } from './rules/rules.module.ts';
import { SessionModule } from './session/session.module.ts';
import { SettingsModule } from './settings/settings.module.ts';
import { SharedModule } from './shared.module.ts';
import { SitesModule } from './sites/sites.module.ts';
import { StateModule } from './state/state.module.ts';
import { StreamModule } from './stream/stream.module.ts';
import { SupplyModule } from './supply/supply.module.ts';
import { TelemetryModule } from './telemetry/telemetry.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

@Module({})
export class ApiModule {
  static with(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        SharedModule.with(parts),
        SessionModule,
        PeopleModule,
        OrganisationsModule,
        CatalogueModule,
        RegisterModule,
        AttachmentsModule,
        SitesModule,
        SupplyModule,
        StateModule,
        TelemetryModule,
        RulesModule,
        AlarmsModule,
        StreamModule,
        QuarantineModule,
        CommandsModule,
        CalendarModule,
        NoticesModule,
        DutyModule,
        WebhooksModule,
        CustodyModule,
        AuditModule,
        LedgerModule,
        IndicatorsModule,
        SettingsModule,
        DemoModule,
        HealthModule,
      ],
      providers: [{ provide: APP_GUARD, useClass: AuthenticateGuard }],
    };
  }
}
