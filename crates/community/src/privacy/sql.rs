//! Statements about what a community uses.

store::statements! {
    /// What of all that can be kept is kept here.
    USES = "SELECT EXISTS (SELECT 1 FROM imports WHERE community_id = $1) AS archive,
        EXISTS (SELECT 1 FROM attachments WHERE community_id = $1) AS files,
        EXISTS (SELECT 1 FROM roles WHERE community_id = $1 AND role IN ('carer', 'safeguarding-lead') AND until IS NULL) AS care,
        EXISTS (SELECT 1 FROM cases WHERE community_id = $1) AS cases,
        EXISTS (SELECT 1 FROM invitations WHERE community_id = $1) AS invitations,
        EXISTS (SELECT 1 FROM applications WHERE community_id = $1) AS applications,
        EXISTS (SELECT 1 FROM promises WHERE community_id = $1) AS promises,
        EXISTS (SELECT 1 FROM listening_notes WHERE community_id = $1) AS talks,
        EXISTS (SELECT 1 FROM practice_checks WHERE community_id = $1) AS practice,
        EXISTS (SELECT 1 FROM sponsors WHERE community_id = $1 AND ended_at IS NULL) AS sponsors,
        EXISTS (SELECT 1 FROM gatherings WHERE community_id = $1) AS gatherings,
        EXISTS (SELECT 1 FROM gatherings WHERE community_id = $1 AND mode IN ('in-person', 'hybrid')) AS needs,
        EXISTS (SELECT 1 FROM feedback_rounds r JOIN gatherings g ON g.id = r.gathering_id WHERE g.community_id = $1) AS feedback,
        EXISTS (SELECT 1 FROM recaps r JOIN gatherings g ON g.id = r.gathering_id WHERE g.community_id = $1) AS recaps,
        EXISTS (SELECT 1 FROM commitments WHERE community_id = $1) AS commitments,
        (EXISTS (SELECT 1 FROM clarity_checks WHERE community_id = $1) OR EXISTS (SELECT 1 FROM fellowship_checks WHERE community_id = $1)) AS checks,
        EXISTS (SELECT 1 FROM threads WHERE community_id = $1 AND level = 0) AS open";
    /// Communities of the house, for the record.
    COMMUNITIES = "SELECT c.slug, c.name, (SELECT COUNT(*) FROM memberships m WHERE m.community_id = c.id AND m.standing = 'member') AS members FROM communities c ORDER BY c.slug";
}
