CREATE TABLE "key_fingerprint" (
	"name" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"noted_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
