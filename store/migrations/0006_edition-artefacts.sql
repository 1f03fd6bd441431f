CREATE TABLE "xianting"."edition_artefacts" (
	"edition" integer NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "edition_artefacts_edition_name_pk" PRIMARY KEY("edition","name")
);
--> statement-breakpoint
ALTER TABLE "xianting"."edition_artefacts" ADD CONSTRAINT "edition_artefacts_edition_editions_id_fk" FOREIGN KEY ("edition") REFERENCES "xianting"."editions"("id") ON DELETE no action ON UPDATE no action;