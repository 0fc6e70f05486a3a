CREATE TABLE "crew_handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"state" text NOT NULL,
	"custodian" text NOT NULL,
	"allocation" uuid,
	"from_organisation" text NOT NULL,
	"from_person" uuid NOT NULL,
	"to_organisation" text NOT NULL,
	"to_person" uuid NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"offer_remark" text,
	"offer_telemetry" jsonb NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"accept_remark" text,
	"accept_telemetry" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "crew_handover_state" CHECK ("crew_handover"."state" in ('offered', 'accepted', 'refused', 'withdrawn', 'expired')),
	CONSTRAINT "crew_handover_two_people" CHECK ("crew_handover"."from_person" <> "crew_handover"."to_person"),
	CONSTRAINT "crew_handover_decided" CHECK (("crew_handover"."state" = 'offered') = ("crew_handover"."decided_at" is null)),
	CONSTRAINT "crew_handover_reason" CHECK ("crew_handover"."state" <> 'refused' or "crew_handover"."reason" is not null),
	CONSTRAINT "crew_handover_accepted" CHECK (("crew_handover"."state" = 'accepted') = ("crew_handover"."accept_telemetry" is not null))
);
--> statement-breakpoint
CREATE TABLE "crew_signature" (
	"handover" uuid NOT NULL,
	"party" text NOT NULL,
	"person" uuid NOT NULL,
	"name" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"confirmed" boolean NOT NULL,
	"drawn" "bytea",
	"typed" text,
	CONSTRAINT "crew_signature_handover_party_pk" PRIMARY KEY("handover","party"),
	CONSTRAINT "crew_signature_party" CHECK ("crew_signature"."party" in ('from', 'to'))
);
--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_custodian_organisation_code_fk" FOREIGN KEY ("custodian") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_allocation_allocation_id_fk" FOREIGN KEY ("allocation") REFERENCES "public"."allocation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_from_organisation_organisation_code_fk" FOREIGN KEY ("from_organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_from_person_person_id_fk" FOREIGN KEY ("from_person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_to_organisation_organisation_code_fk" FOREIGN KEY ("to_organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_to_person_person_id_fk" FOREIGN KEY ("to_person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_handover" ADD CONSTRAINT "crew_handover_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_signature" ADD CONSTRAINT "crew_signature_handover_crew_handover_id_fk" FOREIGN KEY ("handover") REFERENCES "public"."crew_handover"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crew_signature" ADD CONSTRAINT "crew_signature_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "crew_handover_one_open" ON "crew_handover" USING btree ("asset_code") WHERE "crew_handover"."state" = 'offered';--> statement-breakpoint
CREATE INDEX "crew_handover_asset_code" ON "crew_handover" USING btree ("asset_code","id");--> statement-breakpoint
CREATE INDEX "crew_handover_to" ON "crew_handover" USING btree ("to_person","id");