package work

const (
	envRole = "FERNET_TEST_WORK_ROLE"
	envKeys = "FERNET_TEST_WORK_KEYS"
)

func play(string) int { return 0 }
