CREATE TABLE "ledger_chain" (
	"chain" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"hash" "bytea"
);
--> statement-breakpoint
CREATE TABLE "ledger_checkpoint" (
	"size" bigint PRIMARY KEY NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	"verifier" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"number" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "ledger_entry_number" UNIQUE("chain","number"),
	CONSTRAINT "ledger_entry_hash" CHECK (octet_length("ledger_entry"."hash") = 32),
	CONSTRAINT "ledger_entry_from_one" CHECK ("ledger_entry"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_leaf" (
	"number" bigint PRIMARY KEY NOT NULL,
	"entry" uuid NOT NULL,
	CONSTRAINT "ledger_leaf_entry" UNIQUE("entry")
);
--> statement-breakpoint
CREATE TABLE "ledger_node" (
	"level" integer NOT NULL,
	"position" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_node_level_position_pk" PRIMARY KEY("level","position"),
	CONSTRAINT "ledger_node_hash" CHECK (octet_length("ledger_node"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "ledger_personal" (
	"entry" uuid PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"content" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_unnumbered" (
	"place" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_unnumbered_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entry" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_leaf" ADD CONSTRAINT "ledger_leaf_entry_ledger_entry_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."ledger_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_personal" ADD CONSTRAINT "ledger_personal_entry_ledger_entry_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."ledger_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_unnumbered" ADD CONSTRAINT "ledger_unnumbered_entry_ledger_entry_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."ledger_entry"("id") ON DELETE no action ON UPDATE no action;