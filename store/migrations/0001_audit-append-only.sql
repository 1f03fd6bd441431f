-- The audit trail only grows. The hash chain shows a change by somebody who can disable this trigger.
CREATE FUNCTION "xianting"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is append-only: % is refused.', TG_OP;
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "xianting"."audit"
  FOR EACH STATEMENT EXECUTE FUNCTION "xianting"."refuse_audit_change"();
