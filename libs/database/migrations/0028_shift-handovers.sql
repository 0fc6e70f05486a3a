CREATE TABLE "shift_handover" (
	"shift" uuid PRIMARY KEY NOT NULL,
	"next_shift" uuid NOT NULL,
	"state" text NOT NULL,
	"open_matters" jsonb NOT NULL,
	"given_by" uuid NOT NULL,
	"given_name" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"given_confirmed" boolean NOT NULL,
	"given_typed" text,
	"given_drawn" "bytea",
	"given_remark" text,
	"given_entry" bigint NOT NULL,
	"taken_by" uuid,
	"taken_name" text,
	"taken_at" timestamp (3) with time zone,
	"taken_confirmed" boolean,
	"taken_typed" text,
	"taken_drawn" "bytea",
	"taken_remark" text,
	"taken_entry" bigint,
	CONSTRAINT "shift_handover_state" CHECK ("shift_handover"."state" in ('given', 'taken')),
	CONSTRAINT "shift_handover_two_shifts" CHECK ("shift_handover"."shift" <> "shift_handover"."next_shift"),
	CONSTRAINT "shift_handover_two_people" CHECK ("shift_handover"."given_by" <> "shift_handover"."taken_by"),
	CONSTRAINT "shift_handover_taken" CHECK (("shift_handover"."state" = 'taken') = ("shift_handover"."taken_by" is not null) and ("shift_handover"."taken_by" is null) = ("shift_handover"."taken_at" is null)
        and ("shift_handover"."taken_by" is null) = ("shift_handover"."taken_entry" is null))
);
--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_shift_duty_shift_id_fk" FOREIGN KEY ("shift") REFERENCES "public"."duty_shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_next_shift_duty_shift_id_fk" FOREIGN KEY ("next_shift") REFERENCES "public"."duty_shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_given_by_person_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_taken_by_person_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shift_handover_next" ON "shift_handover" USING btree ("next_shift");