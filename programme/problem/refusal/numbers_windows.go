package refusal

import "syscall"

// The numbers of Windows' system errors, by the names that its documentation
// gives them.
var numbers = map[syscall.Errno]kind{
	2:    notFound,     // ERROR_FILE_NOT_FOUND
	3:    notFound,     // ERROR_PATH_NOT_FOUND
	4:    manyFiles,    // ERROR_TOO_MANY_OPEN_FILES
	5:    permission,   // ERROR_ACCESS_DENIED
	8:    memory,       // ERROR_NOT_ENOUGH_MEMORY
	14:   memory,       // ERROR_OUTOFMEMORY
	15:   notFound,     // ERROR_INVALID_DRIVE
	17:   otherDisk,    // ERROR_NOT_SAME_DEVICE
	19:   readOnly,     // ERROR_WRITE_PROTECT
	21:   device,       // ERROR_NOT_READY
	23:   device,       // ERROR_CRC
	27:   device,       // ERROR_SECTOR_NOT_FOUND
	29:   device,       // ERROR_WRITE_FAULT
	30:   device,       // ERROR_READ_FAULT
	31:   device,       // ERROR_GEN_FAILURE
	32:   sharing,      // ERROR_SHARING_VIOLATION
	33:   sharing,      // ERROR_LOCK_VIOLATION
	39:   full,         // ERROR_HANDLE_DISK_FULL
	51:   network,      // ERROR_REM_NOT_LIST
	53:   network,      // ERROR_BAD_NETPATH
	54:   network,      // ERROR_NETWORK_BUSY
	55:   network,      // ERROR_DEV_NOT_EXIST
	59:   network,      // ERROR_UNEXP_NET_ERR
	64:   network,      // ERROR_NETNAME_DELETED
	67:   network,      // ERROR_BAD_NET_NAME
	80:   exists,       // ERROR_FILE_EXISTS
	108:  busy,         // ERROR_DRIVE_LOCKED
	109:  closedPipe,   // ERROR_BROKEN_PIPE
	112:  full,         // ERROR_DISK_FULL
	121:  network,      // ERROR_SEM_TIMEOUT
	123:  badName,      // ERROR_INVALID_NAME
	142:  busy,         // ERROR_BUSY_DRIVE
	145:  notEmpty,     // ERROR_DIR_NOT_EMPTY
	161:  badName,      // ERROR_BAD_PATHNAME
	170:  busy,         // ERROR_BUSY
	183:  exists,       // ERROR_ALREADY_EXISTS
	206:  nameTooLong,  // ERROR_FILENAME_EXCED_RANGE
	223:  tooLarge,     // ERROR_FILE_TOO_LARGE
	232:  closedPipe,   // ERROR_NO_DATA
	233:  closedPipe,   // ERROR_PIPE_NOT_CONNECTED
	267:  notDirectory, // ERROR_DIRECTORY
	303:  sharing,      // ERROR_DELETE_PENDING
	336:  isDirectory,  // ERROR_DIRECTORY_NOT_SUPPORTED
	1112: device,       // ERROR_NO_MEDIA_IN_DRIVE
	1117: device,       // ERROR_IO_DEVICE
	1224: sharing,      // ERROR_USER_MAPPED_FILE
	1231: network,      // ERROR_NETWORK_UNREACHABLE
	1232: network,      // ERROR_HOST_UNREACHABLE
	1295: quota,        // ERROR_DISK_QUOTA_EXCEEDED
	1326: permission,   // ERROR_LOGON_FAILURE

	syscall.EISDIR: isDirectory,
	syscall.EPIPE:  closedPipe,
	syscall.ENOSPC: full,
	syscall.EXDEV:  otherDisk,
}
