//! Statements about members.

store::statements! {
    /// Admits; whoever belongs already is not made less. Who only wrote in an archive belongs from now on.
    ADMIT = "INSERT INTO memberships (id, community_id, person_id, standing, since, practice, offers, seeks, about, stems)
        VALUES ($1, $2, $3, $4, $5, '', '', '', '', '')
        ON CONFLICT (community_id, person_id) DO UPDATE SET standing = CASE WHEN excluded.standing = 'known' THEN memberships.standing ELSE excluded.standing END,
        since = CASE WHEN memberships.standing = 'known' AND excluded.standing = 'member' THEN excluded.since ELSE memberships.since END";
    /// Who has these addresses.
    WHO_HAS = "SELECT folded, person_id FROM addresses WHERE folded {IN_TEXT $1}";
    /// How these people belong.
    STANDINGS = "SELECT person_id, standing FROM memberships WHERE community_id = $1 AND person_id {IN $2}";
    /// Whom a community knows by these names, and under which addresses.
    NAMESAKES = "SELECT p.name_folded, a.folded FROM people p JOIN memberships m ON m.person_id = p.id AND m.community_id = $1 JOIN addresses a ON a.person_id = p.id WHERE p.name_folded {IN_TEXT $2}";
    /// Gives a role without an end; what had ended begins again, and keeps its term.
    GIVE_ROLE = "INSERT INTO roles (id, community_id, person_id, role, since) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (community_id, person_id, role) DO UPDATE SET since = CASE WHEN roles.until IS NULL THEN roles.since ELSE excluded.since END, until = NULL";
    /// People by name.
    DIRECTORY = "SELECT p.id, p.name, p.name_folded, m.standing, m.practice, m.offers, m.seeks,
            COALESCE((SELECT string_agg(r.role, ' ') FROM roles r WHERE r.community_id = m.community_id AND r.person_id = p.id AND (r.until IS NULL OR r.until > $4)), '') AS roles, m.since
        FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.community_id = $1 AND m.standing <> 'left' AND (p.name_folded, p.id) > ($2, $3)
          AND (p.name_folded LIKE $5 ESCAPE '\\' OR m.stems LIKE $6 ESCAPE '\\')
          AND (p.name_folded LIKE $7 ESCAPE '\\' OR m.stems LIKE $8 ESCAPE '\\')
          AND (p.name_folded LIKE $9 ESCAPE '\\' OR m.stems LIKE $10 ESCAPE '\\')
        ORDER BY p.name_folded, p.id LIMIT $11";
    /// How many take part, and how many only wrote.
    COUNT = "SELECT CAST(COALESCE(SUM(CASE WHEN standing = 'member' THEN 1 ELSE 0 END), 0) AS BIGINT) AS members,
            CAST(COALESCE(SUM(CASE WHEN standing = 'known' THEN 1 ELSE 0 END), 0) AS BIGINT) AS known
        FROM memberships WHERE community_id = $1";
    /// One person of a community.
    PERSON = "SELECT p.id, p.name, p.name_folded, m.standing, m.practice, m.offers, m.seeks,
            COALESCE((SELECT string_agg(r.role, ' ') FROM roles r WHERE r.community_id = m.community_id AND r.person_id = p.id AND (r.until IS NULL OR r.until > $3)), '') AS roles, m.since
        FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.community_id = $1 AND m.person_id = $2";
    /// More about them.
    ABOUT = "SELECT about FROM memberships WHERE community_id = $1 AND person_id = $2";
    /// A member's own profile.
    PROFILE = "SELECT practice, offers, seeks, about FROM memberships WHERE community_id = $1 AND person_id = $2";
    /// Writes it anew.
    WRITE_PROFILE = "UPDATE memberships SET practised_at = CASE WHEN $3 = '' THEN NULL WHEN practice = $3 THEN COALESCE(practised_at, $8) ELSE $8 END,
            practice = $3, offers = $4, seeks = $5, about = $6, stems = $7 WHERE community_id = $1 AND person_id = $2";
    /// What else a member says of themselves.
    FURTHER = "SELECT goals, network, network_size, access, willing FROM memberships WHERE community_id = $1 AND person_id = $2";
    /// Writes it anew.
    WRITE_FURTHER = "UPDATE memberships SET goals = $3, network = $4, network_size = $5, access = $6, willing = $7 WHERE community_id = $1 AND person_id = $2";
    /// What stands beside a profile.
    BESIDE = "SELECT practised_at, goals, network, network_size, CASE WHEN $3 THEN access ELSE '' END AS access, willing, resting_at FROM memberships WHERE community_id = $1 AND person_id = $2";
    /// What members hope for, and their networks.
    GOALS = "SELECT m.person_id, p.name, m.goals, m.network, m.network_size FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' AND (m.goals <> '' OR m.network <> '') ORDER BY p.name_folded, p.id LIMIT 5000";
    /// The practice holds still.
    PRACTISES = "UPDATE memberships SET practised_at = $3, resting_at = NULL WHERE community_id = $1 AND person_id = $2";
    /// Nothing is asked of them, or something again.
    REST = "UPDATE memberships SET resting_at = $3 WHERE community_id = $1 AND person_id = $2";
    /// Where a person is a member.
    MINE = "SELECT c.slug, c.name,
            COALESCE((SELECT string_agg(r.role, ' ') FROM roles r WHERE r.community_id = c.id AND r.person_id = $1 AND (r.until IS NULL OR r.until > $2)), '') AS roles
        FROM memberships m JOIN communities c ON c.id = m.community_id WHERE m.person_id = $1 AND m.standing = 'member' ORDER BY c.name, c.id";
    /// Their name.
    RENAME = "UPDATE people SET name = $2, name_folded = $3 WHERE id = $1";
    /// How somebody belongs, and whom a community lets in.
    STANDING = "SELECT m.standing, c.joining FROM communities c LEFT JOIN memberships m ON m.community_id = c.id AND m.person_id = $2 WHERE c.id = $1";
    /// Whoever asks may join, or a convenor says yes.
    SET_JOINING = "UPDATE communities SET joining = $2 WHERE id = $1";
    /// Belongs otherwise from now on.
    SET_STANDING = "UPDATE memberships SET standing = $3 WHERE community_id = $1 AND person_id = $2 AND standing = $4";
    /// Members whose name is this, or begins with it.
    CALLED = "SELECT p.id, p.name FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' AND (p.name_folded = $2 OR p.name_folded LIKE $3 ESCAPE '\\') ORDER BY CASE WHEN p.name_folded = $2 THEN 0 ELSE 1 END, p.name_folded, p.id LIMIT 6";
    /// Newcomers of a span of time: when each joined, how often they acted in their first days, whether a person spoke with them in their
    /// first week.
    NEWCOMERS = "SELECT m.person_id, CAST(COALESCE(SUM(CASE WHEN l.at > m.since AND l.at <= m.since + $4 THEN 1 ELSE 0 END), 0) AS BIGINT) AS acts,
            CASE WHEN EXISTS (SELECT 1 FROM posts p JOIN posts q ON q.thread_id = p.thread_id AND q.id > p.id AND q.author_id <> p.author_id
                    WHERE p.community_id = $1 AND p.author_id = m.person_id AND q.at >= m.since AND q.at <= m.since + $5)
                OR EXISTS (SELECT 1 FROM care_contacts c WHERE c.community_id = $1 AND c.person_id = m.person_id AND c.at >= m.since AND c.at <= m.since + $5) THEN TRUE ELSE FALSE END AS met
        FROM memberships m LEFT JOIN journal l ON l.community_id = m.community_id AND l.person_id = m.person_id AND l.id >= $6
            AND l.act NOT IN ('joined', 'left', 'alumni', 'returned', 'wrote-profile', 'agreed', 'promised')
        WHERE m.community_id = $1 AND m.since > $2 AND m.since <= $3 AND m.standing <> 'known' GROUP BY m.person_id, m.since ORDER BY m.person_id LIMIT 5000";
    /// What each member did in half a year, and when they were asked last to go a step further. Who convenes is asked nothing.
    STEPS = "SELECT m.person_id, p.name, COALESCE(l.lines, 0) AS lines, COALESCE(a.answers, 0) AS answers,
            EXISTS (SELECT 1 FROM roles o WHERE o.community_id = $1 AND o.person_id = m.person_id AND o.role = 'host' AND (o.until IS NULL OR o.until > $3)) AS hosts, s.asked_at
        FROM memberships m JOIN people p ON p.id = m.person_id
            LEFT JOIN (SELECT author_id, COUNT(*) AS lines FROM posts WHERE community_id = $1 AND id >= $2 AND withdrawn_at IS NULL GROUP BY author_id) l ON l.author_id = m.person_id
            LEFT JOIN (SELECT r.author_id, COUNT(*) AS answers FROM posts r JOIN posts q ON q.id = r.parent_id AND q.is_question AND q.author_id <> r.author_id
                WHERE r.community_id = $1 AND r.id >= $2 AND r.withdrawn_at IS NULL GROUP BY r.author_id) a ON a.author_id = m.person_id
            LEFT JOIN step_asks s ON s.community_id = $1 AND s.person_id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member'
          AND NOT EXISTS (SELECT 1 FROM roles o WHERE o.community_id = $1 AND o.person_id = m.person_id AND o.role IN ('convenor', 'co-convenor') AND (o.until IS NULL OR o.until > $3))
        ORDER BY COALESCE(s.asked_at, 0), m.person_id LIMIT 500";
    /// Somebody was invited to a step.
    STEP_ASKED = "INSERT INTO step_asks (community_id, person_id, step, asked_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (community_id, person_id) DO UPDATE SET step = excluded.step, asked_at = excluded.asked_at";
    /// In how many weeks each member acted, and whether they host or convene.
    WEEKS = "SELECT COUNT(DISTINCT (l.at - $3) / 604800000000) AS weeks,
            EXISTS (SELECT 1 FROM roles o WHERE o.community_id = $1 AND o.person_id = m.person_id AND o.role IN ('convenor', 'co-convenor', 'host') AND (o.until IS NULL OR o.until > $4)) AS leads
        FROM memberships m LEFT JOIN journal l ON l.community_id = m.community_id AND l.person_id = m.person_id AND l.id >= $2
            AND l.act NOT IN ('joined', 'left', 'alumni', 'returned', 'wrote-profile', 'agreed', 'promised')
        WHERE m.community_id = $1 AND m.standing = 'member' GROUP BY m.person_id";
    /// Active members (practice 2.24): here for two weeks, not away, and not convening.
    ACTIVE = "SELECT COUNT(*) AS active FROM memberships m WHERE m.community_id = $1 AND m.standing = 'member' AND m.since <= $2
        AND NOT EXISTS (SELECT 1 FROM reach r WHERE r.person_id = m.person_id AND (r.paused_until > $3 OR r.stopped_at IS NOT NULL))
        AND NOT EXISTS (SELECT 1 FROM roles o WHERE o.community_id = $1 AND o.person_id = m.person_id AND o.role IN ('convenor', 'co-convenor') AND o.until IS NULL)";
    /// The roles that somebody holds now.
    ROLES_OF = "SELECT role FROM roles WHERE community_id = $1 AND person_id = $2 AND (until IS NULL OR until > $3) ORDER BY role";
    /// Holds none from now on.
    END_ROLES = "UPDATE roles SET until = $3 WHERE community_id = $1 AND person_id = $2 AND (until IS NULL OR until > $3)";
    /// Wants nothing of its threads any more.
    DROP_WISHES = "DELETE FROM watches WHERE person_id = $2 AND thread_id IN (SELECT id FROM threads WHERE community_id = $1)";
    /// The posts of somebody, for the index.
    POSTS_BY = "SELECT id FROM posts WHERE community_id = $1 AND author_id = $2";
    /// They are somebody else's.
    MOVE_POSTS = "UPDATE posts SET author_id = $3 WHERE community_id = $1 AND author_id = $2";
    /// So are the threads that they started.
    MOVE_STARTED = "UPDATE threads SET starter_id = $3 WHERE community_id = $1 AND starter_id = $2";
    /// And those whose last words were theirs.
    MOVE_LAST = "UPDATE threads SET last_author_id = $3 WHERE community_id = $1 AND last_author_id = $2";
    /// An archive shows them no more.
    MOVE_ALIASES = "DELETE FROM aliases WHERE community_id = $1 AND person_id = $2";
    /// The profile is empty.
    EMPTY_PROFILE = "UPDATE memberships SET practice = '', offers = '', seeks = '', about = '', stems = '', practised_at = NULL, goals = '', network = '', network_size = NULL, access = '', willing = FALSE WHERE community_id = $1 AND person_id = $2";
}
