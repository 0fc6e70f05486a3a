CREATE TABLE "custody_agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"custodian" text NOT NULL,
	"duties" text NOT NULL,
	"fee_fen" bigint,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	"remind_days" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "custody_agreement_two_parties" CHECK ("custody_agreement"."owner" <> "custody_agreement"."custodian"),
	CONSTRAINT "custody_agreement_period" CHECK ("custody_agreement"."from" < "custody_agreement"."to"),
	CONSTRAINT "custody_agreement_fee" CHECK ("custody_agreement"."fee_fen" >= 0),
	CONSTRAINT "custody_agreement_ended" CHECK (("custody_agreement"."ended_at" is null) = ("custody_agreement"."end_reason" is null) and ("custody_agreement"."ended_at" is null) = ("custody_agreement"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "custody_agreement_piece" (
	"agreement" uuid NOT NULL,
	"asset_code" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "custody_agreement_piece_agreement_asset_code_pk" PRIMARY KEY("agreement","asset_code"),
	CONSTRAINT "custody_agreement_piece_period" CHECK ("custody_agreement_piece"."from" <= "custody_agreement_piece"."to")
);
--> statement-breakpoint
CREATE TABLE "custody_period" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"asset_code" text NOT NULL,
	"organisation" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone,
	"basis" text NOT NULL,
	"handover" uuid,
	CONSTRAINT "custody_period_handover_unique" UNIQUE("handover"),
	CONSTRAINT "custody_period_length" CHECK ("custody_period"."from" < "custody_period"."to"),
	CONSTRAINT "custody_period_basis" CHECK ("custody_period"."basis" in ('register', 'handover')),
	CONSTRAINT "custody_period_handover" CHECK (("custody_period"."basis" = 'handover') = ("custody_period"."handover" is not null))
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"state" text NOT NULL,
	"from_organisation" text NOT NULL,
	"to_organisation" text NOT NULL,
	"to_person" uuid,
	"to_site" uuid,
	"place_latitude" double precision,
	"place_longitude" double precision,
	"return_by" timestamp (3) with time zone,
	"terms" text NOT NULL,
	"offered_by" uuid NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"offer_report" jsonb NOT NULL,
	"offer_telemetry" jsonb NOT NULL,
	"offer_contradictions" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"accept_report" jsonb,
	"accept_telemetry" jsonb,
	"accept_contradictions" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "handover_state" CHECK ("handover"."state" in ('offered', 'accepted', 'refused', 'withdrawn', 'expired')),
	CONSTRAINT "handover_two_parties" CHECK ("handover"."from_organisation" <> "handover"."to_organisation"),
	CONSTRAINT "handover_expiry" CHECK ("handover"."expires_at" > "handover"."offered_at"),
	CONSTRAINT "handover_place" CHECK (("handover"."place_latitude" is null) = ("handover"."place_longitude" is null)),
	CONSTRAINT "handover_decided" CHECK (("handover"."state" = 'offered') = ("handover"."decided_at" is null)),
	CONSTRAINT "handover_decider" CHECK (("handover"."state" in ('offered', 'expired')) = ("handover"."decided_by" is null)),
	CONSTRAINT "handover_reason" CHECK ("handover"."state" <> 'refused' or "handover"."reason" is not null),
	CONSTRAINT "handover_acceptance" CHECK (("handover"."state" = 'accepted') = ("handover"."accept_report" is not null) and ("handover"."state" = 'accepted') = ("handover"."accept_telemetry" is not null))
);
--> statement-breakpoint
CREATE TABLE "handover_photo" (
	"handover" uuid NOT NULL,
	"party" text NOT NULL,
	"attachment" uuid NOT NULL,
	CONSTRAINT "handover_photo_handover_party_attachment_pk" PRIMARY KEY("handover","party","attachment"),
	CONSTRAINT "handover_photo_party" CHECK ("handover_photo"."party" in ('from', 'to'))
);
--> statement-breakpoint
CREATE TABLE "handover_signature" (
	"handover" uuid NOT NULL,
	"party" text NOT NULL,
	"person" uuid NOT NULL,
	"name" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"confirmed" boolean NOT NULL,
	"drawn" "bytea",
	"typed" text,
	CONSTRAINT "handover_signature_handover_party_pk" PRIMARY KEY("handover","party"),
	CONSTRAINT "handover_signature_party" CHECK ("handover_signature"."party" in ('from', 'to'))
);
--> statement-breakpoint
ALTER TABLE "catalogue_family" ADD COLUMN "checklist" jsonb;--> statement-breakpoint
ALTER TABLE "custody_agreement" ADD CONSTRAINT "custody_agreement_owner_organisation_code_fk" FOREIGN KEY ("owner") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_agreement" ADD CONSTRAINT "custody_agreement_custodian_organisation_code_fk" FOREIGN KEY ("custodian") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_agreement" ADD CONSTRAINT "custody_agreement_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_agreement" ADD CONSTRAINT "custody_agreement_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_agreement_piece" ADD CONSTRAINT "custody_agreement_piece_agreement_custody_agreement_id_fk" FOREIGN KEY ("agreement") REFERENCES "public"."custody_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_agreement_piece" ADD CONSTRAINT "custody_agreement_piece_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_period" ADD CONSTRAINT "custody_period_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_period" ADD CONSTRAINT "custody_period_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_period" ADD CONSTRAINT "custody_period_handover_handover_id_fk" FOREIGN KEY ("handover") REFERENCES "public"."handover"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_organisation_organisation_code_fk" FOREIGN KEY ("from_organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_organisation_organisation_code_fk" FOREIGN KEY ("to_organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_person_person_id_fk" FOREIGN KEY ("to_person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_site_site_id_fk" FOREIGN KEY ("to_site") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_offered_by_person_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_photo" ADD CONSTRAINT "handover_photo_handover_handover_id_fk" FOREIGN KEY ("handover") REFERENCES "public"."handover"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_photo" ADD CONSTRAINT "handover_photo_attachment_attachment_id_fk" FOREIGN KEY ("attachment") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_signature" ADD CONSTRAINT "handover_signature_handover_handover_id_fk" FOREIGN KEY ("handover") REFERENCES "public"."handover"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_signature" ADD CONSTRAINT "handover_signature_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custody_agreement_owner" ON "custody_agreement" USING btree ("owner","id");--> statement-breakpoint
CREATE INDEX "custody_agreement_custodian" ON "custody_agreement" USING btree ("custodian","id");--> statement-breakpoint
CREATE INDEX "custody_agreement_to" ON "custody_agreement" USING btree ("to");--> statement-breakpoint
CREATE UNIQUE INDEX "custody_period_open" ON "custody_period" USING btree ("asset_code") WHERE "custody_period"."to" is null;--> statement-breakpoint
CREATE INDEX "custody_period_asset_code" ON "custody_period" USING btree ("asset_code","from");--> statement-breakpoint
CREATE UNIQUE INDEX "handover_one_open" ON "handover" USING btree ("asset_code") WHERE "handover"."state" = 'offered';--> statement-breakpoint
CREATE INDEX "handover_asset_code" ON "handover" USING btree ("asset_code","id");--> statement-breakpoint
CREATE INDEX "handover_to" ON "handover" USING btree ("to_organisation","id");--> statement-breakpoint
CREATE INDEX "handover_from" ON "handover" USING btree ("from_organisation","id");--> statement-breakpoint
CREATE INDEX "handover_photo_attachment" ON "handover_photo" USING btree ("attachment");