CREATE TABLE "xianting"."policies" (
	"version" integer PRIMARY KEY NOT NULL,
	"policy" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"restores" integer
);
--> statement-breakpoint
ALTER TABLE "xianting"."handoffs" ADD COLUMN "ruling" jsonb;--> statement-breakpoint
CREATE INDEX "turns_at" ON "xianting"."turns" USING btree ("at");
--> statement-breakpoint
-- What was in force stays as it was: a policy is changed by publishing another.
CREATE FUNCTION "xianting"."refuse_policy_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Published policies are append-only: % is refused.', TG_OP;
END $$;
--> statement-breakpoint
CREATE TRIGGER "policies_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "xianting"."policies"
  FOR EACH STATEMENT EXECUTE FUNCTION "xianting"."refuse_policy_change"();
